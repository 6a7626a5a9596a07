package dev.citizens.lake;

import java.io.Serializable;
import java.util.List;

/**
 * Where rows of a raw file stand: in the file itself or, if it was made of several, in one of
 * those.
 *
 * @param file the name of the raw file
 * @param sources from which it was made, in order; none if it was made of one
 */
public record RowPlaces(String file, List<SourceFile> sources) implements Serializable {

  /**
   * A place.
   *
   * @param file its name
   * @param offset in bytes, of the file's text if that was converted
   */
  public record Place(String file, long offset) {}

  /** Those of what a manifest describes. */
  public static RowPlaces of(Manifest raw) {
    List<SourceFile> sources = raw.sources();
    return sources == null || sources.size() == 1
        ? ofOne(raw.onlyFile().name())
        : new RowPlaces(raw.onlyFile().name(), sources);
  }

  /** Those of a file that was made of one. */
  public static RowPlaces ofOne(String file) {
    return new RowPlaces(file, List.of());
  }

  /** Where a byte of the raw file stands. */
  public Place of(long offset) {
    if (sources.isEmpty()) {
      return new Place(file, offset);
    }
    int low = 0; // of the sources that start at or before it, the last one is in [low, high)
    int high = sources.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (sources.get(middle).start() <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    SourceFile source = sources.get(low);
    return new Place(source.name(), source.placeOf(offset));
  }
}

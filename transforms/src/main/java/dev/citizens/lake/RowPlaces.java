package dev.citizens.lake;

import java.io.Serializable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where rows of a raw file stand: in the file itself or, if it was made of several, in one of
 * those.
 *
 * @param file the name of the raw file
 * @param sources from which it was made, in order; none if it is the source, byte by byte
 */
public record RowPlaces(String file, List<SourceFile> sources) implements Serializable {

  /**
   * A place.
   *
   * @param file its name
   * @param offset in bytes
   * @param inText whether they are those of the file's text, as that was converted
   */
  public record Place(String file, long offset, boolean inText) {}

  /** Those of what a manifest describes. */
  public static RowPlaces of(Manifest raw) {
    List<SourceFile> sources = raw.sources();
    return new RowPlaces(raw.onlyFile().name(), sources == null ? List.of() : sources);
  }

  /** Those of a file that is the source, byte by byte. */
  public static RowPlaces ofOne(String file) {
    return new RowPlaces(file, List.of());
  }

  /** Where a byte of the raw file stands. */
  public Place of(long offset) {
    if (sources.isEmpty()) {
      return new Place(file, offset, false);
    }
    SourceFile source = sourceAt(offset);
    return sources.size() == 1
        ? new Place(file, offset, source.isConverted())
        : new Place(source.name(), source.placeOf(offset), source.isConverted());
  }

  /**
   * The line of the file that {@link #of} names, from 1, on which a byte stands.
   *
   * @param lineEnds how many the raw file has before it
   * @return null if nobody knows, as other lines were left out of the file, or some added
   */
  public @Nullable Long line(long offset, long lineEnds) {
    return sources.isEmpty() ? Long.valueOf(lineEnds + 1) : sourceAt(offset).lineOf(lineEnds);
  }

  private SourceFile sourceAt(long offset) {
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
    return sources.get(low);
  }
}

package dev.citizens.job;

import java.time.LocalDate;
import java.util.List;

/**
 * The files of a day: one, or several that are read as one.
 *
 * @param paths as in the job file: may have places for the day as {@link DatedPath}, and a name of
 *     them may be a {@link NamePattern}
 * @param least how many files there must be at least
 */
public record DayFiles(List<String> paths, long least) {
  /** One file, or those of one pattern. */
  public DayFiles(String path) {
    this(List.of(path), 1);
  }

  /** The paths of that day. */
  public List<String> on(LocalDate runDate) {
    return paths.stream().map(path -> new DatedPath(path).on(runDate)).toList();
  }

  /** Whether there is one path, whose name may be a pattern. */
  public boolean hasOnePath() {
    return paths.size() == 1;
  }

  /**
   * The name in the lake of that day's file, if it {@link #hasOnePath}, without an ending that says
   * how it is packed.
   */
  public String name(LocalDate runDate) {
    return FileName.ofPlain(on(runDate).get(0));
  }
}

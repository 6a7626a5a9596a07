package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import java.time.LocalDate;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A CSV file.
 *
 * @param path used if {@code --csv} is not given; may have places for the day, see {@link #path}
 * @param skippedLines above the header, or above the first row, as an editor counts them
 * @param encoding null if it is not declared: UTF-8, or UTF-16 if there is its byte order mark
 * @param hasHeader whether a line names the columns
 */
public record CsvFile(
    String path,
    CsvDialect dialect,
    @Nullable Encoding encoding,
    int skippedLines,
    boolean hasHeader)
    implements Source {
  /** A file that begins with its header. */
  public CsvFile(String path, CsvDialect dialect) {
    this(path, dialect, null, 0, true);
  }

  @Override
  public String rawStep() {
    return "upload";
  }

  /** The path of that day's file. */
  public String path(LocalDate runDate) {
    return new DatedPath(path).on(runDate);
  }

  /** The name of that day's file in the lake, without an ending that says how it is packed. */
  public String fileName(LocalDate runDate) {
    return FileName.ofPlain(path(runDate));
  }
}

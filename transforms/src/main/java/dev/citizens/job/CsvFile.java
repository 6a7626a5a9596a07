package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.csv.TextRules;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A CSV file, or several that are read as one.
 *
 * @param files used if {@code --csv} is not given
 * @param skippedLines above the header, or above the first row, as an editor counts them
 * @param encoding null if it is not declared: UTF-8, or UTF-16 if there is its byte order mark
 * @param hasHeader whether a line names the columns
 * @param lines what of the files is not CSV; skipped lines are counted without it
 */
public record CsvFile(
    DayFiles files,
    CsvDialect dialect,
    @Nullable Encoding encoding,
    int skippedLines,
    boolean hasHeader,
    TextRules lines)
    implements Source {
  /** A file that begins with its header. */
  public CsvFile(String path, CsvDialect dialect) {
    this(new DayFiles(path), dialect, null, 0, true);
  }

  /** A file all of which is CSV. */
  public CsvFile(
      DayFiles files,
      CsvDialect dialect,
      @Nullable Encoding encoding,
      int skippedLines,
      boolean hasHeader) {
    this(files, dialect, encoding, skippedLines, hasHeader, TextRules.NONE);
  }

  @Override
  public String rawStep() {
    return "upload";
  }
}

package dev.citizens.csv;

import java.io.Serializable;

/**
 * How a CSV file differs from RFC 4180: its delimiter, and what an empty line is. What this project
 * writes has commas.
 *
 * @param delimiter between fields
 * @param emptyLinesAreRows whether the file has one column: then an empty line is a row whose one
 *     value is NULL, as PostgreSQL's {@code COPY … CSV} writes and reads it; else it is no row
 */
public record CsvDialect(byte delimiter, boolean emptyLinesAreRows) implements Serializable {
  /** That of RFC 4180, for files of several columns. */
  public static final CsvDialect COMMA = new CsvDialect(CanonicalCsv.DELIMITER);

  /**
   * A dialect.
   *
   * @throws IllegalArgumentException if {@link #isDelimiter} refuses the delimiter
   */
  public CsvDialect {
    if (!isDelimiter(delimiter)) {
      throw new IllegalArgumentException("byte " + delimiter + " cannot be a delimiter");
    }
  }

  /** A dialect of files of several columns. */
  public CsvDialect(byte delimiter) {
    this(delimiter, false);
  }

  /** The same dialect, of a file with that many columns. */
  public CsvDialect withColumns(int columns) {
    return new CsvDialect(delimiter, columns == 1);
  }

  /**
   * Whether fields can be told apart by the character: ASCII, and neither a letter nor a digit, a
   * quote, a part of a line end or NUL. ASCII only, so that it is no part of another character in
   * UTF-8.
   */
  public static boolean isDelimiter(int character) {
    return character > 0
        && character < 128
        && !Character.isLetterOrDigit(character)
        && character != CanonicalCsv.QUOTE
        && character != CanonicalCsv.LINE_FEED
        && character != CanonicalCsv.CARRIAGE_RETURN;
  }
}

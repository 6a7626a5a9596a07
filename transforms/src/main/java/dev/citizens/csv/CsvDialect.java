package dev.citizens.csv;

import java.io.Serializable;

/**
 * How a CSV file differs from RFC 4180: its delimiter. What this project writes has commas.
 *
 * @param delimiter between fields
 */
public record CsvDialect(byte delimiter) implements Serializable {
  /** That of RFC 4180. */
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

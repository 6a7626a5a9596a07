package dev.citizens.analysis.expression;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalField;
import dev.citizens.csv.Swar;

/**
 * The characters before the first white space: a space, tab, line feed or carriage return. The
 * empty string for a value that begins with one; NULL for NULL.
 */
public record FirstWord(String name, int column) implements KeyExpression {
  private static final int ABOVE_SPACE = ' ' + 1;

  /** {@code firstWord(name)} is the column {@code name_first_word} of the result. */
  public static FirstWord column(String columnName, int column) {
    return new FirstWord(columnName + "_first_word", column);
  }

  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    if (from == to) {
      return;
    }
    boolean quoted = CanonicalField.isQuoted(bytes, from, to);
    int start = quoted ? from + 1 : from;
    int end = wordEnd(bytes, start, quoted ? to - 1 : to);
    // Inside quotes, a quote of the value stands there twice already.
    boolean needsQuotes = start == end || (quoted && hasDelimiterOrQuote(bytes, start, end));
    if (needsQuotes) {
      key.append(CanonicalCsv.QUOTE);
    }
    key.append(bytes, start, end);
    if (needsQuotes) {
      key.append(CanonicalCsv.QUOTE);
    }
  }

  @Override
  public int prefixEnd(byte[] bytes, int from, int to) {
    if (from == to) {
      return to;
    }
    if (bytes[from] == CanonicalCsv.QUOTE) {
      return -1;
    }
    int end = wordEnd(bytes, from, to);
    return end == from ? -1 : end;
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p += Swar.BYTES) {
      long found = Swar.below(Swar.word(bytes, p), ABOVE_SPACE);
      for (; found != 0; found &= found - 1) {
        int place = p + Swar.lowestByte(found);
        if (place >= to) {
          return to;
        }
        if (isWhiteSpace(bytes[place])) {
          return place;
        }
      }
    }
    return to;
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static boolean hasDelimiterOrQuote(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      if (bytes[p] == CanonicalCsv.DELIMITER || bytes[p] == CanonicalCsv.QUOTE) {
        return true;
      }
    }
    return false;
  }
}

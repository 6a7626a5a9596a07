package dev.citizens.analysis.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.CanonicalField;
import java.util.Locale;

/**
 * The value in lower case, as {@link String#toLowerCase(Locale)} has it in the root locale. Text of
 * ASCII and Latin-1 letters is changed in place; other text takes the way through a string, because
 * its length may change and a Greek sigma depends on its neighbours.
 */
public record Lower(String name, int column) implements KeyExpression {
  private static final byte TWO_BYTES_80 = (byte) 0xC2; // leads U+0080 to U+00BF, without capitals
  private static final byte TWO_BYTES_C0 = (byte) 0xC3; // leads U+00C0 to U+00FF
  private static final byte MULTIPLICATION_SIGN = (byte) 0x97; // among the capitals behind C3
  private static final byte LAST_CAPITAL = (byte) 0x9E;
  private static final int TO_LOWER = 'a' - 'A';

  /** {@code lower(city)} is the column {@code city_lower} of the result. */
  public static Lower column(String columnName, int column) {
    return new Lower(columnName + "_lower", column);
  }

  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    if (isLatin(bytes, from, to)) {
      int start = key.length();
      key.append(bytes, from, to);
      lowerLatin(key.array(), start, key.length());
    } else {
      appendLower(bytes, from, to, key);
    }
  }

  @Override
  public int prefixEnd(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      byte b = bytes[p];
      if (b < 0 || (b >= 'A' && b <= 'Z')) {
        return -1;
      }
    }
    return to;
  }

  private static boolean isLatin(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      byte b = bytes[p];
      if (b < 0) {
        if (b != TWO_BYTES_80 && b != TWO_BYTES_C0) {
          return false;
        }
        p++;
      }
    }
    return true;
  }

  private static void lowerLatin(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      byte b = bytes[p];
      if (b >= 'A' && b <= 'Z') {
        bytes[p] = (byte) (b + TO_LOWER);
      } else if (b < 0) {
        p++;
        byte second = bytes[p];
        if (b == TWO_BYTES_C0 && second <= LAST_CAPITAL && second != MULTIPLICATION_SIGN) {
          bytes[p] = (byte) (second + TO_LOWER);
        }
      }
    }
  }

  private static void appendLower(byte[] bytes, int from, int to, ByteSink key) {
    ByteSink value = new ByteSink(to - from);
    if (CanonicalField.isQuoted(bytes, from, to)) {
      CanonicalField.appendUnquoted(bytes, from, to, value);
    } else {
      value.append(bytes, from, to);
    }
    byte[] lower =
        new String(value.array(), 0, value.length(), UTF_8)
            .toLowerCase(Locale.ROOT)
            .getBytes(UTF_8);
    CanonicalCsv.appendValue(key, lower, 0, lower.length);
  }
}

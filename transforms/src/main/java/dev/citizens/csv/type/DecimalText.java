package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;

/**
 * Exact numbers with a fixed number of digits behind the point, such as {@code 1.50}. Any decimal
 * notation of a number is taken that has no other digits than zeros where the type has none:
 * nothing is ever rounded.
 */
final class DecimalText implements TypeText {
  private static final byte[] ZEROS = "0".repeat(ColumnType.MOST_DIGITS).getBytes(US_ASCII);

  private final int scale;

  /** Digits before the point; none of them may be another than 0 if the type has none there. */
  private final int whole;

  private final DecimalNumber number = new DecimalNumber();

  DecimalText(int precision, int scale) {
    this.scale = scale;
    this.whole = precision - scale;
  }

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int wholeEnd = scale == 0 ? to : to - scale - 1;
    int digits = wholeEnd - first;
    if (digits < 1 || (scale > 0 && bytes[wholeEnd] != '.')) {
      return false;
    }
    if (bytes[first] == '0') { // the only digit, and a minus only before a number
      return digits == 1
          && Digits.are(bytes, wholeEnd + 1, to)
          && !(negative && isZero(bytes, wholeEnd + 1, to));
    }
    return digits <= whole
        && Digits.are(bytes, first, wholeEnd)
        && Digits.are(bytes, wholeEnd + 1, to);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    return Digits.skipZeros(bytes, from, to) >= to;
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (appendPadded(bytes, from, to, out)) {
      return true;
    }
    if (!number.parse(bytes, from, to)) {
      return false;
    }
    if (number.isZero()) {
      out.append((byte) '0');
      appendFraction(scale, 0, out);
      return true;
    }
    int leading = number.leading();
    if (leading >= whole || number.digits() - 1 - leading > scale) {
      return false;
    }
    if (number.isNegative()) {
      out.append((byte) '-');
    }
    if (leading >= 0) {
      number.appendDigits(0, leading + 1, out);
      appendFraction(0, leading + 1, out);
    } else {
      out.append((byte) '0');
      appendFraction(-1 - leading, 0, out);
    }
    return true;
  }

  /**
   * The usual case, in which nothing is missing but zeros at the end; returns whether it is that.
   */
  private boolean appendPadded(byte[] bytes, int from, int to, ByteSink out) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int point = first;
    while (point < to && Digits.isDigit(bytes[point])) {
      point++;
    }
    int digits = point - first;
    boolean zero = digits == 1 && bytes[first] == '0' && first == from;
    int missing = point == to ? scale : scale - (to - point - 1);
    if (digits < 1
        || (bytes[first] == '0' ? !zero : digits > whole)
        || missing < 0
        || (point < to && (bytes[point] != '.' || scale == 0))
        || !Digits.are(bytes, point + 1, to)) {
      return false;
    }
    out.append(bytes, from, to);
    if (point == to && scale > 0) {
      out.append((byte) '.');
    }
    out.append(ZEROS, 0, missing);
    return true;
  }

  /** Appends the point, zeros, and the digits from the significant one {@code next} on. */
  private void appendFraction(int zeros, int next, ByteSink out) {
    if (scale == 0) {
      return;
    }
    out.append((byte) '.');
    out.append(ZEROS, 0, zeros);
    number.appendDigits(next, scale - zeros, out);
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_DECIMAL;
  }
}

package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import java.util.Arrays;

/**
 * Numbers of IEEE 754 in 64 bits. The canonical text is the shortest one that is read as the same
 * number, in PostgreSQL's style: {@code 0.0001}, {@code 1e-05}, {@code 1.5}, {@code 1e+15}, {@code
 * -0}, {@code NaN}, {@code -Infinity}.
 */
final class DoubleText implements TypeText {
  /**
   * So many digits at the most are the shortest themselves, as none with fewer are read as the same
   * number, for powers of ten from {@link #LEAST_SURE} to {@link #GREATEST_SURE}.
   */
  private static final int SURE_DIGITS = 15;

  private static final int LEAST_SURE = -307;
  private static final int GREATEST_SURE = 307;

  /** Powers of ten of the first digit that are written without an exponent. */
  private static final int LEAST_PLAIN = -4;

  private static final int GREATEST_PLAIN = 14;

  private static final byte[] NAN = "NaN".getBytes(US_ASCII);
  private static final byte[] INFINITY = "Infinity".getBytes(US_ASCII);
  private static final byte[] INF = "inf".getBytes(US_ASCII);

  private final DecimalNumber number = new DecimalNumber();
  private final ShortestDouble shortest = new ShortestDouble();
  private final ByteSink canonical = new ByteSink(32);
  private final ByteSink digits = new ByteSink(32);

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    if (isPlain(bytes, from, to)) {
      return true;
    }
    canonical.clear();
    return append(bytes, from, to, canonical)
        && Arrays.equals(canonical.array(), 0, canonical.length(), bytes, from, to);
  }

  /**
   * Whether it is a canonical text of few digits without an exponent, which most are, and which is
   * told without writing it.
   */
  private static boolean isPlain(byte[] bytes, int from, int to) {
    int first = bytes[from] == '-' ? from + 1 : from;
    int point = first;
    while (point < to && Digits.isDigit(bytes[point])) {
      point++;
    }
    int whole = point - first;
    if (whole < 1 || whole > SURE_DIGITS || (bytes[first] == '0' && whole > 1)) {
      return false;
    }
    if (point == to) {
      return true;
    }
    int fraction = to - point - 1;
    return bytes[point] == '.'
        && fraction > 0
        && whole + fraction <= SURE_DIGITS
        && bytes[to - 1] != '0'
        && Digits.are(bytes, point + 1, to)
        && (bytes[first] != '0' || Digits.skipZeros(bytes, point + 1, to) - point <= -LEAST_PLAIN);
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (!number.parse(bytes, from, to)) {
      return appendSpecial(bytes, from, to, out);
    }
    boolean sure =
        number.digits() <= SURE_DIGITS
            && number.leading() >= LEAST_SURE
            && number.leading() <= GREATEST_SURE;
    if (number.isZero()) {
      appendSign(number.isNegative(), out);
      out.append((byte) '0');
    } else if (sure) {
      appendSign(number.isNegative(), out);
      digits.clear();
      number.appendDigits(0, number.digits(), digits);
      appendDigits(number.leading(), out);
    } else {
      return appendRead(Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1)), out);
    }
    return true;
  }

  /** Appends a number that was read from digits; refuses one that was too large. */
  private boolean appendRead(double value, ByteSink out) {
    if (Double.isInfinite(value)) {
      return false;
    }
    appendSign(number.isNegative(), out); // one that was too small is 0 with its sign
    appendSize(Math.abs(value), out);
    return true;
  }

  /** Appends a finite number that is not below zero. */
  void appendSize(double value, ByteSink out) {
    if (value == 0) {
      out.append((byte) '0');
      return;
    }
    shortest.find(value);
    digits.clear();
    digits.append(Long.toString(shortest.digits()));
    appendDigits(shortest.exponent() + digits.length() - 1, out);
  }

  /** Appends the number with these digits, the first of them of that power of ten. */
  private void appendDigits(int leading, ByteSink out) {
    byte[] found = digits.array();
    int count = digits.length();
    if (leading < LEAST_PLAIN || leading > GREATEST_PLAIN) {
      out.append(found[0]);
      appendFraction(found, 1, count, out);
      appendExponent(leading, out);
    } else if (leading < 0) {
      out.append((byte) '0');
      out.append((byte) '.');
      appendZeros(-1 - leading, out);
      out.append(found, 0, count);
    } else {
      int whole = Math.min(count, leading + 1);
      out.append(found, 0, whole);
      appendZeros(leading + 1 - whole, out);
      appendFraction(found, whole, count, out);
    }
  }

  private static void appendFraction(byte[] digits, int from, int to, ByteSink out) {
    if (from < to) {
      out.append((byte) '.');
      out.append(digits, from, to);
    }
  }

  private static void appendExponent(int exponent, ByteSink out) {
    out.append((byte) 'e');
    out.append((byte) (exponent < 0 ? '-' : '+'));
    int size = Math.abs(exponent);
    if (size >= 100) {
      out.append((byte) ('0' + size / 100));
    }
    out.append((byte) ('0' + size / 10 % 10));
    out.append((byte) ('0' + size % 10));
  }

  private static void appendZeros(int count, ByteSink out) {
    for (int i = 0; i < count; i++) {
      out.append((byte) '0');
    }
  }

  private static void appendSign(boolean negative, ByteSink out) {
    if (negative) {
      out.append((byte) '-');
    }
  }

  private static boolean appendSpecial(byte[] bytes, int from, int to, ByteSink out) {
    if (Letters.equal(bytes, from, to, NAN)) {
      out.append(NAN, 0, NAN.length);
      return true;
    }
    boolean negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    if (Letters.equal(bytes, start, to, INF) || Letters.equal(bytes, start, to, INFINITY)) {
      appendSign(negative, out);
      out.append(INFINITY, 0, INFINITY.length);
      return true;
    }
    return false;
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_DOUBLE;
  }
}

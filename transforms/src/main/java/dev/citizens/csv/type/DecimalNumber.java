package dev.citizens.csv.type;

import dev.citizens.csv.ByteSink;

/**
 * A number in decimal notation: {@code 1.5}, {@code .5}, {@code 5.}, {@code +1e-7}. Found in bytes
 * without copying them: it is its significant digits, without zeros at either end, and the power of
 * ten of the first of them. Reused for the next number.
 */
final class DecimalNumber {
  /** Where exponents end: beyond, numbers are zero or too large for every type. */
  private static final int MOST_EXPONENT = 1_000_000_000;

  private byte[] bytes;
  private boolean negative;

  /** The places of the first significant digit and behind the last; a point may be between. */
  private int first;

  private int end;

  private int digits;
  private int leading;

  /** Looks at {@code bytes[from, to)}; returns whether it is a number in decimal notation. */
  boolean parse(byte[] source, int from, int to) {
    bytes = source;
    negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    int wholeEnd = digitsEnd(start, to);
    int p = wholeEnd;
    int fractionDigits = 0;
    if (p < to && bytes[p] == '.') {
      p = digitsEnd(wholeEnd + 1, to);
      fractionDigits = p - wholeEnd - 1;
    }
    if (wholeEnd - start + fractionDigits == 0) {
      return false;
    }
    findDigits(start, wholeEnd, p);
    if (p < to) {
      return (bytes[p] == 'e' || bytes[p] == 'E') && addExponent(p + 1, to);
    }
    return true;
  }

  private int digitsEnd(int from, int to) {
    int p = from;
    while (p < to && Digits.isDigit(bytes[p])) {
      p++;
    }
    return p;
  }

  private void findDigits(int start, int point, int to) {
    first = start;
    while (first < to && !isSignificant(bytes[first])) {
      first++;
    }
    end = to;
    while (end > first && !isSignificant(bytes[end - 1])) {
      end--;
    }
    boolean pointBetween = first < point && point < end;
    digits = end - first - (pointBetween ? 1 : 0);
    leading = first < point ? point - first - 1 : point - first;
  }

  private static boolean isSignificant(byte b) {
    return b != '0' && b != '.';
  }

  private boolean addExponent(int from, int to) {
    boolean below = from < to && bytes[from] == '-';
    int p = below || (from < to && bytes[from] == '+') ? from + 1 : from;
    if (p == to) {
      return false;
    }
    int exponent = 0;
    for (; p < to; p++) {
      if (!Digits.isDigit(bytes[p])) {
        return false;
      }
      exponent = (int) Math.min(MOST_EXPONENT, exponent * 10L + bytes[p] - '0');
    }
    leading += below ? -exponent : exponent;
    return true;
  }

  boolean isZero() {
    return digits == 0;
  }

  boolean isNegative() {
    return negative;
  }

  /** How many significant digits there are. */
  int digits() {
    return digits;
  }

  /** The power of ten of the first significant digit: 0 for 1.5, -1 for 0.5. */
  int leading() {
    return leading;
  }

  /** Appends {@code count} digits from the significant one {@code number} on, zeros behind all. */
  void appendDigits(int number, int count, ByteSink out) {
    int p = first;
    int passed = 0;
    for (int left = count; left > 0; ) {
      if (p >= end) {
        out.append((byte) '0');
        left--;
      } else if (bytes[p] != '.' && passed++ >= number) {
        out.append(bytes[p]);
        left--;
      }
      p++;
    }
  }
}

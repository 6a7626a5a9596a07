package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads the canonical text of a double. A number of few digits and a small power of ten is one
 * exact product or quotient of two exact doubles (W. D. Clinger, "How to read floating point
 * numbers accurately", 1990); the JDK reads the others.
 */
final class DoubleReader {
  private static final int MOST_DIGITS = 15; // below 2^53
  private static final double[] POWERS = new double[MOST_DIGITS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = PowersOfTen.longOf(i);
    }
  }

  private DoubleReader() {}

  static double read(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    if (to - first > MOST_DIGITS + 1) {
      return parse(bytes, from, to);
    }
    long digits = 0;
    int point = to - 1; // where one would have to be for the number to be whole
    int count = 0;
    for (int p = first; p < to; p++) {
      byte b = bytes[p];
      if (b >= '0' && b <= '9') {
        digits = digits * 10 + b - '0';
        count++;
      } else if (b == '.') {
        point = p;
      } else {
        return parse(bytes, from, to);
      }
    }
    if (count > MOST_DIGITS) {
      return parse(bytes, from, to);
    }
    double value = digits / POWERS[to - 1 - point];
    return negative ? -value : value;
  }

  /** {@code NaN}, {@code Infinity} and numbers with an exponent are as Java has them. */
  private static double parse(byte[] bytes, int from, int to) {
    return Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
  }
}

package dev.citizens.analysis.sql.aggregate;

import java.math.BigInteger;

/** Exact quotients and multiples of powers of two, rounded once to the nearest double, to even. */
final class Quotient {
  private static final int PRECISION = 53;
  private static final int LEAST_EXPONENT = -1074;
  private static final int GREATEST_EXPONENT = 1023;

  /** Enough that what is cut off decides nothing but ties. */
  private static final int QUOTIENT_BITS = 64;

  private Quotient() {}

  /** The double that is nearest to {@code dividend / divisor * 2^exponent}; the divisor is > 0. */
  static double of(BigInteger dividend, BigInteger divisor, int exponent) {
    if (dividend.signum() == 0) {
      return 0;
    }
    BigInteger size = dividend.abs();
    int shift = Math.max(0, QUOTIENT_BITS + divisor.bitLength() - size.bitLength());
    BigInteger[] parts = size.shiftLeft(shift).divideAndRemainder(divisor);
    double rounded = round(parts[0], parts[1].signum() != 0, exponent - shift);
    return dividend.signum() < 0 ? -rounded : rounded;
  }

  /**
   * The double nearest to {@code digits * 2^exponent}, or to a little more; infinite if that is too
   * large.
   *
   * @param more whether it is a little more, less than the last of {@code digits}
   */
  private static double round(BigInteger digits, boolean more, int exponent) {
    int bits = digits.bitLength();
    // How many of the last bits have no place in a double of that size.
    int surplus = Math.max(bits - PRECISION, LEAST_EXPONENT - exponent);
    if (surplus <= 0) {
      return Math.scalb((double) digits.longValue(), exponent);
    }
    if (bits + exponent - 1 > GREATEST_EXPONENT) {
      return Double.POSITIVE_INFINITY;
    }
    BigInteger kept = digits.shiftRight(surplus);
    boolean half = digits.testBit(surplus - 1);
    boolean beyond = more || digits.getLowestSetBit() < surplus - 1;
    long whole = kept.longValue();
    if (half && (beyond || (whole & 1) != 0)) {
      whole++;
    }
    return Math.scalb((double) whole, exponent + surplus);
  }
}

package dev.citizens.analysis.sql.aggregate;

import java.math.BigInteger;

/** The standard deviation of a sample, from exact sums. */
final class Deviation {
  private Deviation() {}

  /**
   * The root of {@code (n * squares - sum^2) / (n * (n - 1))}, whose argument is exact, and rounded
   * once before the root is taken.
   *
   * @param sum of n values, as a multiple of 2^exponent / unit
   * @param squares their sum, as a multiple of 2^(2 * exponent) / unit^2
   * @param n at least 2
   */
  static double of(BigInteger sum, BigInteger squares, long n, int exponent, BigInteger unit) {
    BigInteger count = BigInteger.valueOf(n);
    BigInteger dividend = squares.multiply(count).subtract(sum.multiply(sum));
    if (dividend.signum() == 0) {
      return 0;
    }
    BigInteger divisor =
        count.multiply(count.subtract(BigInteger.ONE)).multiply(unit).multiply(unit);
    // The variance may be too large or too small for a double where its root is not.
    int half = (dividend.bitLength() - divisor.bitLength()) >> 1;
    double variance = Quotient.of(dividend, divisor, -2 * half);
    return Math.scalb(Math.sqrt(variance), half + exponent);
  }
}

package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import java.math.BigInteger;

/** Powers of ten, and exact numbers as multiples of one. */
public final class PowersOfTen {
  private static final BigInteger[] POWERS = new BigInteger[2 * ColumnType.MOST_DIGITS + 1];
  private static final long[] LONGS = new long[Form.LONG_DIGITS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = BigInteger.TEN.pow(i);
    }
    for (int i = 0; i < LONGS.length; i++) {
      LONGS[i] = POWERS[i].longValueExact();
    }
  }

  private PowersOfTen() {}

  /** Ten to that power, which is not negative and at most twice {@link ColumnType#MOST_DIGITS}. */
  public static BigInteger of(int power) {
    return POWERS[power];
  }

  /** Ten to that power, from 0 to 18. */
  static long longOf(int power) {
    return LONGS[power];
  }

  /** Whether the number has so many digits at the most. */
  static boolean fits(BigInteger number, int digits) {
    return number.bitLength() <= 3 * digits || number.abs().compareTo(POWERS[digits]) < 0;
  }

  /**
   * The same number as a multiple of another power of ten, rounded to the nearest, halves away from
   * zero, if digits are lost.
   */
  static BigInteger rescaled(BigInteger number, int scale, int newScale) {
    return newScale >= scale
        ? number.multiply(POWERS[newScale - scale])
        : rounded(number, POWERS[scale - newScale]);
  }

  /** The quotient, rounded to the nearest whole number, halves away from zero. */
  static BigInteger rounded(BigInteger dividend, BigInteger divisor) {
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    boolean up = parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) >= 0;
    if (!up) {
      return parts[0];
    }
    return dividend.signum() == divisor.signum()
        ? parts[0].add(BigInteger.ONE)
        : parts[0].subtract(BigInteger.ONE);
  }
}

package dev.citizens.csv.type;

import java.math.BigInteger;

/**
 * The shortest decimal that is read as a given double, and of those the nearest to it: Raffaello
 * Giulietti's Schubfach, as the JDK has it from 19 on ({@code Double.toString} of Java 17 is not
 * always the shortest). Names are those of his paper, "The Schubfach way to render doubles". Reused
 * for the next number.
 */
final class ShortestDouble {
  private static final int PRECISION = 53;
  private static final int Q_MIN = -1074;
  private static final long C_MIN = 1L << (PRECISION - 1);
  private static final long EXPONENT_MASK = 0x7FF;
  private static final long LOW_63_BITS = Long.MAX_VALUE;
  private static final int K_MIN = -324;
  private static final int K_MAX = 292;
  private static final int G_BITS = 126;

  /** For each k from K_MIN on, the upper and lower 63 bits of 10^-k, scaled to 126 bits, plus 1. */
  private static final long[] G = powersOfTen();

  private long digits;
  private int exponent;

  /** Finds the decimal of a positive, finite number. */
  void find(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & (C_MIN - 1);
    int biased = (int) ((bits >>> (PRECISION - 1)) & EXPONENT_MASK);
    if (biased == 0) {
      find(Q_MIN, fraction);
    } else {
      find(Q_MIN - 1 + biased, C_MIN | fraction);
    }
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
  }

  /** Its significant digits as a whole number, which does not end with 0. */
  long digits() {
    return digits;
  }

  /** The power of ten that {@link #digits} are multiplied by. */
  int exponent() {
    return exponent;
  }

  /** The number is c times 2 to the q. */
  private void find(int q, long c) {
    long out = c & 1; // whether the bounds of what is rounded to the number belong to it: 0 if so
    long cb = c << 2;
    long cbr = cb + 2;
    boolean regular = c != C_MIN || q == Q_MIN; // the numbers on both sides are equally far
    long cbl = regular ? cb - 2 : cb - 1;
    int k = regular ? floorLog10OfPowerOf2(q) : floorLog10OfThreeQuartersPowerOf2(q);
    int h = q + floorLog2OfPowerOf10(-k) + 2;
    long g1 = G[2 * (k - K_MIN)];
    long g0 = G[2 * (k - K_MIN) + 1];
    long vb = roundedToOdd(g1, g0, cb << h);
    long vbl = roundedToOdd(g1, g0, cbl << h) + out;
    long vbr = roundedToOdd(g1, g0, cbr << h) - out;
    long s = vb >> 2;
    exponent = k;
    long tenBelow = s / 10 * 10;
    long tenAbove = tenBelow + 10;
    boolean belowIsIn = s >= 10 && vbl <= tenBelow << 2;
    boolean aboveIsIn = s >= 10 && tenAbove << 2 <= vbr;
    if (belowIsIn != aboveIsIn) {
      digits = belowIsIn ? tenBelow : tenAbove;
      return;
    }
    long t = s + 1;
    boolean sIsIn = vbl <= s << 2;
    boolean tIsIn = t << 2 <= vbr;
    if (sIsIn != tIsIn) {
      digits = sIsIn ? s : t;
      return;
    }
    long nearer = vb - ((s + t) << 1);
    digits = nearer < 0 || (nearer == 0 && (s & 1) == 0) ? s : t;
  }

  private static long roundedToOdd(long g1, long g0, long cp) {
    long x1 = Math.multiplyHigh(g0, cp);
    long y0 = g1 * cp;
    long y1 = Math.multiplyHigh(g1, cp);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | (((z & LOW_63_BITS) + LOW_63_BITS) >>> 63);
  }

  private static int floorLog10OfPowerOf2(int q) {
    return (int) ((q * 661_971_961_083L) >> 41);
  }

  private static int floorLog10OfThreeQuartersPowerOf2(int q) {
    return (int) ((q * 661_971_961_083L - 274_743_187_321L) >> 41);
  }

  private static int floorLog2OfPowerOf10(int k) {
    return (int) ((k * 913_124_641_741L) >> 38);
  }

  private static long[] powersOfTen() {
    long[] powers = new long[2 * (K_MAX - K_MIN + 1)];
    for (int k = K_MIN; k <= K_MAX; k++) {
      int shift = G_BITS - 1 - floorLog2OfPowerOf10(-k);
      BigInteger power = BigInteger.TEN.pow(Math.abs(k));
      BigInteger scaled =
          k <= 0
              ? power.shiftLeft(shift)
              : BigInteger.ONE.shiftLeft(shift).divide(power); // shifts left, below 0 right
      BigInteger g = scaled.add(BigInteger.ONE);
      powers[2 * (k - K_MIN)] = g.shiftRight(63).longValueExact();
      powers[2 * (k - K_MIN) + 1] = g.longValue() & LOW_63_BITS;
    }
    return powers;
  }
}

package dev.citizens.csv.type;

import dev.citizens.csv.ByteSink;
import java.util.Arrays;

/**
 * The order of canonical texts of decimals and doubles by their values: {@code -Infinity}, numbers,
 * {@code Infinity}, {@code NaN}, as PostgreSQL has them, and {@code -0} before {@code 0}. Canonical
 * texts are told by their digits: the shortest texts of two doubles have the order of the doubles.
 * Not thread-safe.
 */
public final class NumberOrder {
  private static final int MINUS_INFINITY = 0;
  private static final int NEGATIVE = 1;
  private static final int POSITIVE = 2;
  private static final int INFINITY = 3;
  private static final int NAN = 4;

  private final DecimalNumber left = new DecimalNumber();
  private final DecimalNumber right = new DecimalNumber();
  private final ByteSink leftDigits = new ByteSink(32);
  private final ByteSink rightDigits = new ByteSink(32);

  /** Compares {@code a[aFrom, aTo)} with {@code b[bFrom, bTo)}: below 0 if it is less. */
  public int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    int rank = rank(a, aFrom);
    int byRank = Integer.compare(rank, rank(b, bFrom));
    if (byRank != 0 || rank == NAN || rank == INFINITY || rank == MINUS_INFINITY) {
      return byRank;
    }
    left.parse(a, aFrom, aTo);
    right.parse(b, bFrom, bTo);
    return rank == NEGATIVE ? -compareSizes() : compareSizes();
  }

  private static int rank(byte[] bytes, int from) {
    return switch (bytes[from]) {
      case 'N' -> NAN;
      case 'I' -> INFINITY;
      case '-' -> bytes[from + 1] == 'I' ? MINUS_INFINITY : NEGATIVE;
      default -> POSITIVE;
    };
  }

  private int compareSizes() {
    if (left.isZero() || right.isZero()) {
      return Boolean.compare(right.isZero(), left.isZero());
    }
    if (left.leading() != right.leading()) {
      return Integer.compare(left.leading(), right.leading());
    }
    leftDigits.clear();
    rightDigits.clear();
    left.appendDigits(0, left.digits(), leftDigits);
    right.appendDigits(0, right.digits(), rightDigits);
    return Arrays.compare(
        leftDigits.array(), 0, leftDigits.length(), rightDigits.array(), 0, rightDigits.length());
  }
}

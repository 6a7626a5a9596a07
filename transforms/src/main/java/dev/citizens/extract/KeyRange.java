package dev.citizens.extract;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose split column is in {@code [first, last]}; both ends belong to it, so that the largest
 * number of a type can be an end. Big integers, as keys may be unsigned or decimal.
 */
public record KeyRange(BigInteger first, BigInteger last) implements Serializable {
  /** About a second of reading: enough ranges for all workers, and little to do again. */
  private static final long ROWS_PER_RANGE = 100_000;

  /** Equally wide ranges that hold all keys from {@code first} to {@code last}. */
  public static List<KeyRange> tile(BigInteger first, BigInteger last, long rows) {
    long ranges = Math.max(1, (rows + ROWS_PER_RANGE - 1) / ROWS_PER_RANGE);
    BigInteger width = last.subtract(first).divide(BigInteger.valueOf(ranges)).add(BigInteger.ONE);
    List<KeyRange> tiles = new ArrayList<>();
    for (BigInteger start = first; start.compareTo(last) <= 0; start = start.add(width)) {
      BigInteger end = start.add(width).subtract(BigInteger.ONE);
      tiles.add(new KeyRange(start, end.min(last)));
    }
    return tiles;
  }
}

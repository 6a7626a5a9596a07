package dev.citizens.extract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose split column is in {@code [first, last]}; both ends belong to it, so that the largest
 * {@code long} can be an end.
 */
public record KeyRange(long first, long last) implements Serializable {
  /**
   * Connector/J holds a range's rows in memory; at 100,000 that is some tens of megabytes, and a
   * range takes about a second.
   */
  private static final long ROWS_PER_RANGE = 100_000;

  /** Equally wide ranges that hold all keys from {@code first} to {@code last}. */
  public static List<KeyRange> tile(long first, long last, long rows) {
    long ranges = Math.max(1, (rows + ROWS_PER_RANGE - 1) / ROWS_PER_RANGE);
    long span = last - first; // as an unsigned number: it may be larger than the largest long
    long width = Long.divideUnsigned(span, ranges) + 1;
    List<KeyRange> tiles = new ArrayList<>();
    long start = first;
    while (true) {
      boolean isLast = Long.compareUnsigned(last - start, width - 1) <= 0;
      tiles.add(new KeyRange(start, isLast ? last : start + width - 1));
      if (isLast) {
        return tiles;
      }
      start += width;
    }
  }
}

package dev.citizens.analysis;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** The order of a result: the highest rank first, and what has the same rank by its keys. */
final class RankedOrder {
  private RankedOrder() {}

  /**
   * The numbers of the {@code top} highest ranks, or of all if 0, in order.
   *
   * @param ranks by number
   * @param compareKeys compares what has these numbers
   */
  static int[] of(long[] ranks, IntBinaryOperator compareKeys, int top) {
    boolean all = top == 0 || top >= ranks.length;
    long lowest = all ? Long.MIN_VALUE : rankAt(ranks, top);
    int[] ordered =
        IntStream.range(0, ranks.length)
            .filter(number -> ranks[number] >= lowest)
            .boxed()
            .sorted(
                (a, b) ->
                    ranks[a] != ranks[b]
                        ? Long.compare(ranks[b], ranks[a])
                        : compareKeys.applyAsInt(a, b))
            .mapToInt(Integer::intValue)
            .toArray();
    return all ? ordered : Arrays.copyOf(ordered, top);
  }

  /** The rank of the last of the {@code top} highest. */
  private static long rankAt(long[] ranks, int top) {
    long[] sorted = ranks.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - top];
  }
}

package dev.citizens.analysis;

/**
 * All pairs that have been counted, side by side: pair {@code i} is {@code firsts[i]} and {@code
 * seconds[i]}, by first code, then by second.
 */
public final class CountedPairList {
  private final int[] firsts;
  private final int[] seconds;
  private final long[] counts;
  private int next;

  public CountedPairList(PairCounts pairs) {
    int size = pairs.pairs();
    firsts = new int[size];
    seconds = new int[size];
    counts = new long[size];
    pairs.forEach(
        (first, second, count) -> {
          firsts[next] = first;
          seconds[next] = second;
          counts[next++] = count;
        });
  }

  /** How many pairs there are. */
  public int size() {
    return counts.length;
  }

  public int first(int pair) {
    return firsts[pair];
  }

  public int second(int pair) {
    return seconds[pair];
  }

  /** How often each pair has been counted. */
  public long[] counts() {
    return counts;
  }
}

package dev.citizens.analysis;

/**
 * Counts pairs of codes. While the pairs that could be are not many more than those that are, each
 * has a counter of its own, which costs four bytes and one memory access; else they are in a hash
 * table. Not thread-safe.
 */
public final class PairCounts {
  /** Of counters of their own: 64 MiB. */
  private static final long MAX_COUNTERS = 1 << 24;

  /** Counters that are cheap enough whatever is counted: 256 KiB. */
  private static final long FEW_COUNTERS = 1 << 16;

  /** So many counters take as much memory as a pair in the hash table at the most. */
  private static final int COUNTERS_PER_HASHED = 16;

  private int[] counters = new int[16]; // by first code, then second code; null if hashed
  private int secondBits; // of the second code in the counter's place
  private LongCounts hashed; // by first code in the upper half, second code in the lower one
  private long counted; // not less than the number of pairs
  private boolean overflowed; // a count is too large for a counter: stays in the hash table

  /** Receives a pair and its count. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes a pair of codes that has been counted at least once. */
    void pair(int first, int second, long count);
  }

  /**
   * Counts the pairs of two arrays that lie side by side.
   *
   * @param firstSize the first codes are below it
   * @param secondSize the second codes are below it
   */
  public void addAll(int[] firsts, int[] seconds, int length, int firstSize, int secondSize) {
    counted += length;
    chooseForm(firstSize, secondSize);
    if (counters == null) {
      for (int i = 0; i < length; i++) {
        hashed.add(key(firsts[i], seconds[i]), 1);
      }
      return;
    }
    int[] c = counters;
    int bits = secondBits;
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= ++c[(firsts[i] << bits) | seconds[i]];
    }
    if (all < 0) { // one has reached 2^31
      overflowed = true;
      toHashed();
    }
  }

  /** Adds to the count of a pair; the sizes as in {@link #addAll}. */
  void add(int first, int second, long amount, int firstSize, int secondSize) {
    counted++;
    chooseForm(firstSize, secondSize);
    if (counters != null) {
      int place = (first << secondBits) | second;
      long sum = Math.addExact(counters[place], amount);
      if (sum <= Integer.MAX_VALUE) {
        counters[place] = (int) sum;
        return;
      }
      overflowed = true;
      toHashed();
    }
    hashed.add(key(first, second), amount);
  }

  /** Visits all pairs that have been counted, by first code, then by second. */
  public void forEach(Visitor visitor) {
    if (counters == null) {
      hashed.forEach((key, count) -> visitor.pair((int) (key >>> 32), (int) key, count));
      return;
    }
    int mask = ~(-1 << secondBits);
    for (int place = 0; place < counters.length; place++) {
      if (counters[place] != 0) {
        visitor.pair(place >>> secondBits, place & mask, Integer.toUnsignedLong(counters[place]));
      }
    }
  }

  /** How many different pairs have been counted; looks at all of them. */
  public int pairs() {
    if (counters == null) {
      return hashed.size();
    }
    int pairs = 0;
    for (int counter : counters) {
      pairs += counter == 0 ? 0 : 1;
    }
    return pairs;
  }

  /** About how much memory this takes, in bytes. */
  public long bytesUsed() {
    return counters == null ? hashed.bytesUsed() : 4L * counters.length;
  }

  private static long key(int first, int second) {
    return ((long) first << 32) | second;
  }

  private void chooseForm(int firstSize, int secondSize) {
    int bits = bits(secondSize);
    boolean fits =
        counters != null && bits <= secondBits && firstSize <= counters.length >>> secondBits;
    if (fits || overflowed) {
      return;
    }
    long needed = 1L << (bits(firstSize) + bits);
    boolean few = needed <= FEW_COUNTERS;
    long pairs = counters == null ? hashed.size() : counted;
    if (needed <= MAX_COUNTERS && (few || needed <= pairs * COUNTERS_PER_HASHED)) {
      toCounters(bits, (int) needed);
    } else if (counters != null) {
      toHashed();
    }
  }

  /** How many bits a code below {@code size} needs. */
  public static int bits(int size) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size, 1) - 1);
  }

  private void toCounters(int bits, int length) {
    int[] newCounters = new int[length];
    forEach(
        (first, second, count) -> newCounters[(first << bits) | second] = Math.toIntExact(count));
    counters = newCounters;
    secondBits = bits;
    hashed = null;
  }

  private void toHashed() {
    LongCounts all = new LongCounts();
    forEach((first, second, count) -> all.add(key(first, second), count));
    hashed = all;
    counters = null;
  }
}

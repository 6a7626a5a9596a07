package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.PairCounts;
import dev.citizens.analysis.sql.ids.LongIds;

/**
 * Which pairs of numbers there are. While the pairs that could be are not far more than those that
 * are, each has a bit of its own; else they are in a hash table. Not thread-safe.
 */
public final class PairSet {
  /** Of bits of their own: 16 MiB. */
  private static final long MOST_BITS = 1L << 27;

  /** Bits that are cheap enough whatever there is: 8 KiB. */
  private static final long FEW_BITS = 1L << 16;

  /** So many bits take no more memory than a pair in the hash table. */
  private static final int BITS_PER_HASHED = 256;

  private long[] bits = new long[1]; // by first number, then second number; null if hashed
  private int secondBits; // of the second number in the bit's place
  private LongIds hashed; // the first number in the upper half, the second in the lower one
  private long added; // not less than the number of pairs

  /** Receives a pair. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes a pair that is there. */
    void pair(int first, int second);
  }

  /**
   * Makes room for the pairs of numbers below these, before they are added.
   *
   * @param pairs so many are added at the most
   */
  public void ensure(int firstSize, int secondSize, int pairs) {
    added += pairs;
    int newSecondBits = PairCounts.bits(secondSize);
    long capacity = bits == null ? 0 : (long) bits.length * Long.SIZE;
    if (newSecondBits <= secondBits && firstSize <= capacity >>> secondBits) {
      return;
    }
    long needed = 1L << Math.max(PairCounts.bits(firstSize) + newSecondBits, 6);
    long known = bits == null ? hashed.size() : added;
    boolean isDense =
        needed <= MOST_BITS && (needed <= FEW_BITS || needed <= known * BITS_PER_HASHED);
    if (isDense) {
      toBits(newSecondBits, needed);
    } else if (bits != null) {
      toHashed();
    }
  }

  /**
   * Adds a pair; {@link #ensure} has made room.
   *
   * @return whether it is new
   */
  public boolean add(int first, int second) {
    if (bits == null) {
      int before = hashed.size();
      return hashed.id(key(first, second)) == before;
    }
    long place = ((long) first << secondBits) | second;
    int word = (int) (place >>> 6);
    long before = bits[word];
    bits[word] = before | 1L << place;
    return bits[word] != before;
  }

  /** Visits all pairs, each once. */
  public void forEach(Visitor visitor) {
    if (bits == null) {
      for (int id = 0; id < hashed.size(); id++) {
        long key = hashed.key(id);
        visitor.pair((int) (key >>> Integer.SIZE), (int) key);
      }
      return;
    }
    long mask = (1L << secondBits) - 1;
    for (int word = 0; word < bits.length; word++) {
      for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
        long place = ((long) word << 6) | Long.numberOfTrailingZeros(rest);
        visitor.pair((int) (place >>> secondBits), (int) (place & mask));
      }
    }
  }

  /** About how much memory this takes, in bytes. */
  public long bytesUsed() {
    return bits == null ? hashed.bytesUsed() : 8L * bits.length;
  }

  private static long key(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  private void toBits(int newSecondBits, long needed) {
    long[] newBits = new long[(int) (needed >>> 6)];
    forEach(
        (first, second) -> {
          long place = ((long) first << newSecondBits) | second;
          newBits[(int) (place >>> 6)] |= 1L << place;
        });
    bits = newBits;
    secondBits = newSecondBits;
    hashed = null;
  }

  private void toHashed() {
    LongIds all = new LongIds();
    forEach((first, second) -> all.id(key(first, second)));
    hashed = all;
    bits = null;
  }
}

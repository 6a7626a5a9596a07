package dev.citizens.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time in a {@code long} ("SIMD within a register").
 *
 * <p>{@code (x - 0x01…) & ~x & 0x80…} has the top bit of each zero byte of {@code x} set, and maybe
 * that of bytes above one, so its lowest set bit is exact (Hacker's Delight, 6-1). Arrays must have
 * {@link #PADDING_BYTES} readable bytes behind the last one that is searched.
 */
public final class Swar {
  public static final int PADDING_BYTES = 8;

  /** The bytes of a word. */
  public static final int BYTES = 8;

  /** The highest bit of every byte, which ASCII does not have. */
  public static final long HIGH_BITS = 0x8080808080808080L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;

  private Swar() {}

  /** The eight bytes from {@code place} on, the first one lowest. */
  public static long word(byte[] bytes, int place) {
    return (long) LONG.get(bytes, place);
  }

  /** The first {@code count} bytes of a word, 1 to 8 of them, and zeros behind. */
  public static long first(long word, int count) {
    return word & (-1L >>> (64 - 8 * count));
  }

  /**
   * Copies {@code bytes[from, to)} to a place of the same array that does not overlap it, two words
   * at a time; up to 15 bytes behind it are written over, and 16 if it is empty.
   *
   * @return the place behind the copy
   */
  static int copy(byte[] bytes, int from, int to, int target) {
    int moved = target - from;
    int p = from;
    do { // most fields take one turn: a branch that is foreseen
      LONG.set(bytes, p + moved, (long) LONG.get(bytes, p));
      LONG.set(bytes, p + 8 + moved, (long) LONG.get(bytes, p + 8));
      p += 16;
    } while (p < to);
    return to + moved;
  }

  /** Which byte of a word has the lowest set bit. */
  public static int lowestByte(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
  }

  /** The byte in every one of the eight places. */
  public static long broadcast(byte value) {
    return (value & 0xFFL) * LOW_BITS;
  }

  /** The first place in {@code [from, to)} that holds {@code a}, {@code b} or {@code c}, or to. */
  static int indexOfAny(byte[] bytes, int from, int to, long a, long b, long c) {
    for (int p = from; p < to; p += 8) {
      long word = (long) LONG.get(bytes, p);
      long found = matches(word, a) | matches(word, b) | matches(word, c);
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /** The first place in {@code [from, to)} that holds {@code a} or {@code b}, or to. */
  static int indexOfEither(byte[] bytes, int from, int to, long a, long b) {
    for (int p = from; p < to; p += 8) {
      long word = (long) LONG.get(bytes, p);
      long found = matches(word, a) | matches(word, b);
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /**
   * The first place in {@code [from, to)} that holds {@code a}, or to.
   *
   * @param a the byte that is sought, {@link #broadcast}
   */
  public static int indexOf(byte[] bytes, int from, int to, long a) {
    for (int p = from; p < to; p += 8) {
      long found = matches((long) LONG.get(bytes, p), a);
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  /**
   * The top bit of each byte that is the one in {@code pattern}, and maybe of bytes above one:
   * exact up to the lowest set bit.
   */
  public static long matches(long word, long pattern) {
    return zeros(word ^ pattern);
  }

  /** The same for bytes that are zero. */
  public static long zeros(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }

  /** The same for bytes below {@code limit}, which is at most 128. */
  public static long below(long word, int limit) {
    return (word - broadcast((byte) limit)) & ~word & HIGH_BITS;
  }
}

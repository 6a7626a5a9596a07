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

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Swar() {}

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

  /** The first place in {@code [from, to)} that holds {@code a}, or to. */
  public static int indexOf(byte[] bytes, int from, int to, long a) {
    for (int p = from; p < to; p += 8) {
      long found = matches((long) LONG.get(bytes, p), a);
      if (found != 0) {
        return Math.min(to, p + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return to;
  }

  private static long matches(long word, long pattern) {
    long x = word ^ pattern;
    return (x - LOW_BITS) & ~x & HIGH_BITS;
  }
}

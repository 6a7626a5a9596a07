package dev.citizens.analysis;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array as one {@code long}, the first byte lowest. Arrays must have {@link
 * #PADDING_BYTES} readable bytes behind the last one that is looked at.
 */
final class Words {
  static final int BYTES = 8;
  static final int PADDING_BYTES = 8;

  /** The lowest and the highest bit of every byte. */
  static final long LOW_BITS = 0x0101010101010101L;

  static final long HIGH_BITS = 0x8080808080808080L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** The eight bytes from {@code place} on. */
  static long at(byte[] bytes, int place) {
    return (long) LONG.get(bytes, place);
  }

  /** The first {@code count} bytes of the word, 1 to 8 of them, and zeros behind. */
  static long first(long word, int count) {
    return word & (-1L >>> (64 - 8 * count));
  }

  /** The byte in every one of the eight places. */
  static long broadcast(int value) {
    return (value & 0xFFL) * LOW_BITS;
  }

  /**
   * The top bit of each byte that equals the one in {@code pattern}, and maybe of bytes above one:
   * exact up to the lowest set bit (Hacker's Delight, 6-1).
   */
  static long matches(long word, long pattern) {
    long x = word ^ pattern;
    return (x - LOW_BITS) & ~x & HIGH_BITS;
  }

  /** The same for bytes below {@code limit}, which is at most 128. */
  static long below(long word, int limit) {
    return (word - broadcast(limit)) & ~word & HIGH_BITS;
  }

  /** Which byte of a word has the lowest set bit. */
  static int lowestByte(long bits) {
    return Long.numberOfTrailingZeros(bits) >>> 3;
  }
}

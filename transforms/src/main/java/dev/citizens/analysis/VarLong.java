package dev.citizens.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers that are mostly small, in as few bytes as they need: seven bits a byte, lowest first. */
public final class VarLong {
  /** No number takes more. */
  public static final int MAX_BYTES = 10;

  private VarLong() {}

  /** Writes a number; a negative one takes ten bytes. */
  public static void write(long value, DataOutput out) throws IOException {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) rest | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Writes {@code values[places[i]]} for {@code i} in {@code [from, to)}, in one piece. */
  public static void write(long[] values, int[] places, int from, int to, DataOutput out)
      throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(MAX_BYTES, to - from)];
    int length = 0;
    for (int i = from; i < to; i++) {
      length = put(values[places[i]], bytes, length);
    }
    out.write(bytes, 0, length);
  }

  /**
   * Puts a number where there is room for {@link #MAX_BYTES}.
   *
   * @return the place behind it
   */
  public static int put(long value, byte[] bytes, int place) {
    int next = place;
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      bytes[next++] = (byte) (rest | 0x80);
    }
    bytes[next++] = (byte) rest;
    return next;
  }

  /** Reads what {@link #write} wrote. */
  public static long read(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}

package dev.citizens.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers that are mostly small, in as few bytes as they need: seven bits a byte, lowest first. */
public final class VarLong {
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

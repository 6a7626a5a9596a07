package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The smallest and the largest of values that are kept as their bytes. */
abstract class ByteExtremes implements Extremes {
  byte[] min; // null before the first value
  byte[] max;

  /**
   * Adds the value {@code bytes[from, to)}, behind which {@link Swar#PADDING_BYTES} are readable.
   */
  abstract void add(byte[] bytes, int from, int to);

  /** Appends a value in canonical CSV. */
  abstract void append(byte[] value, ByteSink out);

  @Override
  public final void merge(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return;
    }
    addRead(in, length);
    addRead(in, in.readInt());
  }

  private void addRead(DataInput in, int length) throws IOException {
    byte[] value = new byte[length + Swar.PADDING_BYTES];
    in.readFully(value, 0, length);
    add(value, 0, length);
  }

  @Override
  public final void writeTo(DataOutput out) throws IOException {
    if (min == null) {
      out.writeInt(-1);
      return;
    }
    out.writeInt(min.length);
    out.write(min);
    out.writeInt(max.length);
    out.write(max);
  }

  @Override
  public final void appendMin(ByteSink out) {
    if (min != null) {
      append(min, out);
    }
  }

  @Override
  public final void appendMax(ByteSink out) {
    if (max != null) {
      append(max, out);
    }
  }
}

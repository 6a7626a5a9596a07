package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;
import dev.citizens.csv.type.NumberOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The smallest and the largest of some numbers by {@link NumberOrder}, as canonical texts. */
final class DecimalExtremes implements Extremes {
  private byte[] min; // null before the first number
  private byte[] max;
  private final NumberOrder order = new NumberOrder();

  /** Adds the number that is the canonical text {@code bytes[from, to)}. */
  void add(byte[] bytes, int from, int to) {
    if (min == null || order.compare(bytes, from, to, min, 0, min.length) < 0) {
      min = Arrays.copyOfRange(bytes, from, to);
    }
    if (max == null || order.compare(bytes, from, to, max, 0, max.length) > 0) {
      max = Arrays.copyOfRange(bytes, from, to);
    }
  }

  @Override
  public void merge(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return;
    }
    addRead(in, length);
    addRead(in, in.readInt());
  }

  private void addRead(DataInput in, int length) throws IOException {
    byte[] text = new byte[length + Swar.PADDING_BYTES];
    in.readFully(text, 0, length);
    add(text, 0, length);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
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
  public void appendMin(ByteSink out) {
    append(min, out);
  }

  @Override
  public void appendMax(ByteSink out) {
    append(max, out);
  }

  private static void append(byte[] text, ByteSink out) {
    if (text != null) {
      out.append(text, 0, text.length);
    }
  }
}

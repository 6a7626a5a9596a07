package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Swar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The smallest and the largest of some texts by their UTF-8 bytes, which is the order of their
 * Unicode code points. Most texts are told by their first eight bytes.
 */
final class TextExtremes implements Extremes {
  private byte[] min; // null before the first text
  private byte[] max;
  private long minHead;
  private long maxHead;

  /** Adds the text {@code bytes[from, to)}. */
  void add(byte[] bytes, int from, int to) {
    long head = head(bytes, from, to);
    if (min == null || Long.compareUnsigned(head, minHead) <= 0) {
      addToMin(head, bytes, from, to);
    }
    if (max == null || Long.compareUnsigned(head, maxHead) >= 0) {
      addToMax(head, bytes, from, to);
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

  private void addRead(DataInput in, int length) throws IOException {
    byte[] text = new byte[length + Swar.PADDING_BYTES];
    in.readFully(text, 0, length);
    add(text, 0, length);
  }

  private void addToMin(long head, byte[] bytes, int from, int to) {
    if (min == null || Arrays.compareUnsigned(bytes, from, to, min, 0, min.length) < 0) {
      min = Arrays.copyOfRange(bytes, from, to);
      minHead = head;
    }
  }

  private void addToMax(long head, byte[] bytes, int from, int to) {
    if (max == null || Arrays.compareUnsigned(bytes, from, to, max, 0, max.length) > 0) {
      max = Arrays.copyOfRange(bytes, from, to);
      maxHead = head;
    }
  }

  /** The first eight bytes, the first one highest, with zeros behind a shorter text. */
  private static long head(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, Swar.BYTES);
    return length == 0 ? 0 : Long.reverseBytes(Swar.first(Swar.word(bytes, from), length));
  }

  private static void append(byte[] text, ByteSink out) {
    if (text != null) {
      CanonicalCsv.appendValue(out, text, 0, text.length);
    }
  }
}

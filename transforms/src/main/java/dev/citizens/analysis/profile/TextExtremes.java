package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Swar;
import java.util.Arrays;

/**
 * The smallest and the largest of some texts by their UTF-8 bytes, which is the order of their
 * Unicode code points. Most texts are told by their first eight bytes.
 */
final class TextExtremes extends ByteExtremes {
  private long minHead;
  private long maxHead;

  /** Adds the text {@code bytes[from, to)}. */
  @Override
  void add(byte[] bytes, int from, int to) {
    long head = head(bytes, from, to);
    if (min == null || Long.compareUnsigned(head, minHead) <= 0) {
      addToMin(head, bytes, from, to);
    }
    if (max == null || Long.compareUnsigned(head, maxHead) >= 0) {
      addToMax(head, bytes, from, to);
    }
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

  @Override
  void append(byte[] text, ByteSink out) {
    CanonicalCsv.appendValue(out, text, 0, text.length);
  }
}

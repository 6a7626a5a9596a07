package dev.citizens.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing byte array that is written once and read in place; {@link RowBatch#PADDING_BYTES}
 * behind what was written are readable. Not thread-safe.
 */
public final class ByteSink {
  private byte[] bytes;
  private int length;

  public ByteSink(int initialCapacity) {
    bytes = new byte[initialCapacity + RowBatch.PADDING_BYTES];
  }

  public void append(byte value) {
    ensure(1);
    bytes[length++] = value;
  }

  /** Appends {@code source[from, to)}. */
  public void append(byte[] source, int from, int to) {
    int count = to - from;
    ensure(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  /**
   * Makes room for so many bytes behind the others, which the caller writes.
   *
   * @return where they begin in {@link #array()}
   */
  public int grow(int count) {
    ensure(count);
    int start = length;
    length += count;
    return start;
  }

  /** Appends the text in UTF-8. */
  public void append(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    append(encoded, 0, encoded.length);
  }

  /** The array itself, valid up to {@link #length()} and until the next append. */
  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public void clear() {
    length = 0;
  }

  /**
   * Goes on writing at {@code newLength}, which is within the capacity, such as a length before.
   */
  public void truncate(int newLength) {
    length = newLength;
  }

  /** Takes so many bytes away from the beginning; the others move there. */
  void removeFirst(int count) {
    System.arraycopy(bytes, count, bytes, 0, length - count);
    length -= count;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more + RowBatch.PADDING_BYTES);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.addExact(length, length) + 16));
    }
  }
}

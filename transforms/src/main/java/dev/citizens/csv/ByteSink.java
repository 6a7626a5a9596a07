package dev.citizens.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is written once and read in place. Not thread-safe. */
public final class ByteSink {
  private byte[] bytes;
  private int length;

  public ByteSink(int initialCapacity) {
    bytes = new byte[initialCapacity];
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

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, Math.addExact(length, length) + 16));
    }
  }
}

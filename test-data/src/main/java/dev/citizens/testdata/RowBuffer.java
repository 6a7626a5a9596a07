package dev.citizens.testdata;

import java.util.Arrays;

/** Bytes of CSV rows, appended one after the other; grows as needed and is reused. */
final class RowBuffer {
  private static final int LONGEST_DECIMAL_BYTES = 20;

  private byte[] bytes;
  private int length;

  RowBuffer(int capacityBytes) {
    bytes = new byte[capacityBytes];
  }

  /** The bytes; only the first {@link #length} of them count. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  RowBuffer append(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  RowBuffer append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Appends {@code number}, which is not negative, in decimal. */
  RowBuffer append(long number) {
    reserve(LONGEST_DECIMAL_BYTES);
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = number;
    for (int i = length - 1; i >= length - digits; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return this;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}

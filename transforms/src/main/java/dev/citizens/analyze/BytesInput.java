package dev.citizens.analyze;

import java.io.InputStream;
import java.util.Objects;

/** Reads an array. Unlike Java's own stream it takes no lock for each byte. Not thread-safe. */
final class BytesInput extends InputStream {
  private final byte[] bytes;
  private int place;

  BytesInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return place < bytes.length ? bytes[place++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int from, int count) {
    Objects.checkFromIndexSize(from, count, into.length);
    if (count == 0) {
      return 0;
    }
    int read = Math.min(count, bytes.length - place);
    if (read == 0) {
      return -1;
    }
    System.arraycopy(bytes, place, into, from, read);
    place += read;
    return read;
  }

  @Override
  public int available() {
    return bytes.length - place;
  }
}

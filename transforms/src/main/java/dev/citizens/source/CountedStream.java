package dev.citizens.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** A stream that tells how many of its bytes were read. */
final class CountedStream extends FilterInputStream {
  private final LongAdder bytes;

  CountedStream(InputStream in, LongAdder bytes) {
    super(in);
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    bytes.add(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    bytes.add(Math.max(0, count));
    return count;
  }
}

package dev.citizens.csv;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A channel over an array that gives few bytes at a time, as networks do. */
final class SmallReads implements ReadableByteChannel {
  private final byte[] bytes;
  private final int most;
  private int position;

  /** Stands at {@code from}; a read gives at most that many bytes. */
  SmallReads(byte[] bytes, int from, int most) {
    this.bytes = bytes;
    this.position = from;
    this.most = most;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position == bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(most, target.remaining()), bytes.length - position);
    target.put(bytes, position, count);
    position += count;
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}

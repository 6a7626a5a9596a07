package dev.citizens.analyze;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32C;

/** Passes on what another channel reads, and keeps its length and checksum. */
public final class ChecksumChannel implements ReadableByteChannel {
  private final ReadableByteChannel source;
  private final long start;
  private final CRC32C crc = new CRC32C();
  private long bytes;

  /**
   * A channel that stands in its file at {@code start}.
   *
   * @param source closed with this one
   */
  public ChecksumChannel(ReadableByteChannel source, long start) {
    this.source = source;
    this.start = start;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    ByteBuffer written = target.duplicate();
    int count = source.read(target);
    if (count > 0) {
      written.limit(target.position());
      crc.update(written);
      bytes += count;
    }
    return count;
  }

  /** What has been read so far. */
  public ScannedRange range() {
    return new ScannedRange(start, bytes, (int) crc.getValue());
  }

  @Override
  public boolean isOpen() {
    return source.isOpen();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

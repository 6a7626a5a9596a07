package dev.citizens.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The bytes of a source, counted as they are read. It tells its own failures from its reader's. */
final class SourceBytes extends BlockStream {
  private final InputStream source;
  private final CRC32C crc = new CRC32C();
  private long bytes;
  private @Nullable IOException failure;

  /** Reads that stream, which is closed with this one. */
  SourceBytes(InputStream source) {
    this.source = source;
  }

  @Override
  public int read(byte[] to, int offset, int count) throws IOException {
    try {
      int given = source.read(to, offset, count);
      if (given > 0) {
        crc.update(to, offset, given);
        bytes += given;
      }
      return given;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** How many were read. */
  long bytes() {
    return bytes;
  }

  /** CRC-32C of those that were read. */
  int crc32c() {
    return (int) crc.getValue();
  }

  /** Why the last read failed; null if it did not. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

package dev.citizens.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes one part of a file and keeps its length and checksum. Not thread-safe. */
public final class PartWriter implements Closeable {
  private final String path;
  private final WritableByteChannel out;
  private final CRC32C crc = new CRC32C();
  private long bytes;

  /** Creates the part, or empties what a failed try left there. */
  public PartWriter(String path) throws IOException {
    this.path = path;
    this.out = new FilePath(path).create();
  }

  /** Appends {@code buffer[from, to)}. */
  public void write(byte[] buffer, int from, int to) throws IOException {
    crc.update(buffer, from, to - from);
    bytes += to - from;
    ByteBuffer rest = ByteBuffer.wrap(buffer, from, to - from);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
  }

  /** Closes the part, which is whole from then on, and describes it. */
  public WrittenPart finish(long rows) throws IOException {
    out.close();
    return new WrittenPart(path, rows, bytes, (int) crc.getValue());
  }

  /** Closes the part without a description: after a failure. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}

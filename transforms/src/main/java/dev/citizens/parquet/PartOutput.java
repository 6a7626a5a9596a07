package dev.citizens.parquet;

import dev.citizens.files.PartWriter;
import java.io.IOException;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A part as Parquet's library writes files. What it writes is collected first, as it writes single
 * bytes. Not thread-safe.
 */
final class PartOutput implements OutputFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Stream stream;

  /**
   * Writes to a part.
   *
   * @param part which is not closed here
   */
  PartOutput(PartWriter part) {
    this.stream = new Stream(part);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return stream;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Stream extends PositionOutputStream {
    private final PartWriter part;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long flushed;

    Stream(PartWriter part) {
      this.part = part;
    }

    @Override
    public long getPos() {
      return flushed + buffered;
    }

    @Override
    public void write(int b) throws IOException {
      if (buffered == buffer.length) {
        flush();
      }
      buffer[buffered] = (byte) b;
      buffered++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (count > buffer.length - buffered) {
        flush();
      }
      if (count >= buffer.length) {
        part.write(bytes, from, from + count);
        flushed += count;
      } else {
        System.arraycopy(bytes, from, buffer, buffered, count);
        buffered += count;
      }
    }

    @Override
    public void flush() throws IOException {
      part.write(buffer, 0, buffered);
      flushed += buffered;
      buffered = 0;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

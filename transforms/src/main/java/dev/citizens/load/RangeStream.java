package dev.citizens.load;

import dev.citizens.analyze.ScanRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;

/** The bytes of a range, to its last one. Not thread-safe. */
final class RangeStream extends InputStream {
  private final InputStream in;
  private final ScanRange range;
  private long position;

  private RangeStream(InputStream in, ScanRange range) {
    this.in = in;
    this.range = range;
    this.position = range.start();
  }

  static RangeStream open(ScanRange range) throws IOException {
    return new RangeStream(
        Channels.newInputStream(new FilePath(range.file()).open(range.start())), range);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads on.
   *
   * @throws StepFailure with status 21 if the file ends in the range
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long left = range.end() - position;
    if (left == 0) {
      return -1;
    }
    int read = in.read(buffer, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new StepFailure(
          ExitStatus.HDFS,
          "%s ends at byte %s, and its manifest says that it has %s or more; nothing was published,"
                  .formatted(range.file(), position, range.end())
              + " run extract again");
    }
    position += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

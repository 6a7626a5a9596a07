package dev.citizens.analyze;

import dev.citizens.analysis.KeyOrder;
import dev.citizens.files.FilePath;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Arrays;

/** Reads a slot's result lines one by one; two readers compare by the line they stand at. */
final class LinesReader implements Closeable, Comparable<LinesReader> {
  private final DataInputStream in;
  private long left;
  private byte[] order;
  private byte[] line;

  /** Stands before the first line. */
  LinesReader(SlotResult result) throws IOException {
    InputStream bytes =
        result.inline() != null
            ? new ByteArrayInputStream(result.inline().array())
            : new BufferedInputStream(
                Channels.newInputStream(new FilePath(result.written().path()).open(0)), 1 << 20);
    in = new DataInputStream(bytes);
    left = result.lines();
  }

  /** Goes to the next line; false when there is none. */
  boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    left--;
    order = in.readNBytes(in.readInt());
    line = new byte[in.readInt()];
    in.readFully(line);
    return true;
  }

  byte[] line() {
    return line;
  }

  @Override
  public int compareTo(LinesReader other) {
    int byOrder = Arrays.compareUnsigned(order, other.order);
    return byOrder != 0
        ? byOrder
        : KeyOrder.compare(line, 0, line.length, other.line, 0, other.line.length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

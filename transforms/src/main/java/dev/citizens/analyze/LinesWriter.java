package dev.citizens.analyze;

import dev.citizens.analysis.Partial.LineOutput;
import dev.citizens.csv.Bytes;
import dev.citizens.lake.PartWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Takes the result lines of a slot: few travel with the element, many through a file. Each is
 * written as rank, length and bytes, as {@link LinesReader} reads it.
 */
final class LinesWriter implements LineOutput, Closeable {
  /** Up to this, lines travel with the element: a file of their own costs HDFS 20 ms or more. */
  private static final int MAX_INLINE_BYTES = 256 << 10;

  private final String path;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(pending);
  private PartWriter part; // null while the lines are few
  private long lines;

  LinesWriter(String path) {
    this.path = path;
  }

  @Override
  public void line(long rank, byte[] line, int length) throws IOException {
    out.writeLong(rank);
    out.writeInt(length);
    out.write(line, 0, length);
    lines++;
    if (pending.size() > MAX_INLINE_BYTES) {
      part = part == null ? new PartWriter(path) : part;
      flush();
    }
  }

  /** All lines, as the result of the slot. */
  SlotResult finish(int slot) throws IOException {
    if (part == null) {
      return new SlotResult(slot, lines, Bytes.of(pending.toByteArray()), null);
    }
    flush();
    return new SlotResult(slot, lines, null, part.finish(lines).path());
  }

  private void flush() throws IOException {
    part.write(pending.toByteArray(), 0, pending.size());
    pending.reset();
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }
}

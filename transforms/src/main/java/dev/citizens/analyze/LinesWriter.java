package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partial.LineOutput;
import dev.citizens.csv.Bytes;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.files.PartWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Takes the result lines of a slot: few travel with the element, many through a file.
 *
 * <p>Lines of a result that {@linkplain Analysis#isOneFile is one file} still have to be merged
 * with those of other slots: each is written with its order, as lengths and bytes, as {@link
 * LinesReader} reads it. Else a file is a part of the result as it will be published, CSV with a
 * header.
 */
final class LinesWriter implements LineOutput, Closeable {
  /** Up to this, lines travel with the element: a file of their own costs HDFS 20 ms or more. */
  private static final int MAX_INLINE_BYTES = 256 << 10;

  private final Analysis analysis;
  private final String path;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(pending);
  private PartWriter part; // null while the lines are few
  private long lines;

  LinesWriter(Analysis analysis, String path) {
    this.analysis = analysis;
    this.path = path;
  }

  /** Whether many lines of the analysis are written as the result will be published. */
  static boolean writesResults(Analysis analysis) {
    return !analysis.isOneFile();
  }

  @Override
  public void line(byte[] order, int orderLength, byte[] line, int length) throws IOException {
    out.writeInt(orderLength);
    out.write(order, 0, orderLength);
    out.writeInt(length);
    out.write(line, 0, length);
    lines++;
    if (pending.size() > MAX_INLINE_BYTES) {
      open();
      flush();
    }
  }

  private void open() throws IOException {
    if (part == null) {
      part = new PartWriter(path);
      if (writesResults(analysis)) {
        byte[] header = ResultsFiles.header(analysis).getBytes(UTF_8);
        part.write(header, 0, header.length);
      }
    }
  }

  /** All lines, as the result of the slot. */
  SlotResult finish(Slot slot) throws IOException {
    if (part == null) {
      return new SlotResult(slot, lines, Bytes.of(pending.toByteArray()), null);
    }
    flush();
    return new SlotResult(slot, lines, null, part.finish(lines));
  }

  private void flush() throws IOException {
    byte[] bytes = writesResults(analysis) ? asCsv() : pending.toByteArray();
    part.write(bytes, 0, bytes.length);
    pending.reset();
  }

  private byte[] asCsv() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream(pending.size());
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(pending.toByteArray()));
    while (in.available() > 0) {
      in.skipNBytes(in.readInt()); // the order
      csv.write(in.readNBytes(in.readInt()));
      csv.write(CanonicalCsv.LINE_FEED);
    }
    return csv.toByteArray();
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }
}

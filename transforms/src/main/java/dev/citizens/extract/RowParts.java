package dev.citizens.extract;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes the rows of a range into parts of the attempt while they are made. Not thread-safe. */
final class RowParts implements Closeable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final int range;
  private final Attempt attempt;
  private final long partBytes;
  private final ByteSink csv = new ByteSink(BUFFER_BYTES);
  private final FingerprintSum fingerprint = new FingerprintSum();
  private final List<WrittenPart> parts = new ArrayList<>();
  private @Nullable PartWriter part; // null before the first row of one
  private long bytes; // of the part
  private long rows; // of the part

  /**
   * Parts of a range.
   *
   * @param partBytes a new part begins with the row behind the one that fills them
   */
  RowParts(int range, Attempt attempt, long partBytes) {
    this.range = range;
    this.attempt = attempt;
    this.partBytes = partBytes;
  }

  /** Where the next row is written, in canonical CSV without its line end. */
  ByteSink csv() {
    return csv;
  }

  /** The row that begins there is whole. */
  void endRow(int start) throws IOException {
    fingerprint.add(csv.array(), start, csv.length());
    csv.append(CanonicalCsv.LINE_FEED);
    bytes += csv.length() - start;
    rows++;
    if (bytes >= partBytes) {
      endPart();
    } else if (csv.length() >= BUFFER_BYTES) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (part == null) {
      String name = String.format(Locale.ROOT, "part-%07d-%07d", range, parts.size());
      part = new PartWriter(attempt.file(name));
    }
    part.write(csv.array(), 0, csv.length());
    csv.clear();
  }

  private void endPart() throws IOException {
    flush();
    parts.add(part.finish(rows));
    part = null;
    bytes = 0;
    rows = 0;
  }

  /** Completes the parts: none without rows, as HDFS does not join empty files. */
  List<WrittenPart> finish() throws IOException {
    if (rows > 0) {
      endPart();
    }
    return List.copyOf(parts);
  }

  /** Of all rows. */
  Fingerprint fingerprint() {
    return fingerprint.sum();
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }
}

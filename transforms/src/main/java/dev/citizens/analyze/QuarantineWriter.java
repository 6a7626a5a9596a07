package dev.citizens.analyze;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.lake.RowPlaces;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Writes the bad rows of one range as a part of the quarantine file; no bad rows, no part. */
public final class QuarantineWriter implements Closeable {
  /** The first line of the quarantine file. */
  public static final String HEADER = "file,byte_offset,reason,row\n";

  private static final int FLUSH_BYTES = 64 << 10;

  private final RowPlaces places;
  private String file = ""; // that of the last record
  private ByteSink fileField = CanonicalCsv.field(file);
  private final String partPath;
  private final ByteSink lines = new ByteSink(256);
  private PartWriter part;
  private long rows;

  QuarantineWriter(Attempt attempt, RowPlaces places, ScanRange range) {
    this.places = places;
    this.partPath = attempt.file(String.format(Locale.ROOT, "quarantine-%06d", range.number()));
  }

  /** Writes a rejected record, as it stands in the file. */
  void write(RowBatch batch, int row) throws IOException {
    RowPlaces.Place place = places.of(batch.offset(row));
    if (!place.file().equals(file)) {
      file = place.file();
      fileField = CanonicalCsv.field(file);
    }
    lines.append(fileField.array(), 0, fileField.length());
    lines.append(CanonicalCsv.DELIMITER);
    lines.append(Long.toString(place.offset()));
    lines.append(CanonicalCsv.DELIMITER);
    lines.append(batch.reason(row).name());
    lines.append(CanonicalCsv.DELIMITER);
    CanonicalCsv.appendValue(lines, batch.buffer(), batch.recordStart(row), batch.recordEnd(row));
    lines.append(CanonicalCsv.LINE_FEED);
    rows++;
    if (lines.length() >= FLUSH_BYTES) {
      flush();
    }
  }

  /** Completes the part, if there is one. */
  Optional<WrittenPart> finish() throws IOException {
    if (rows == 0) {
      return Optional.empty();
    }
    flush();
    return Optional.of(part.finish(rows));
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.close();
    }
  }

  private void flush() throws IOException {
    if (part == null) {
      part = new PartWriter(partPath);
    }
    part.write(lines.array(), 0, lines.length());
    lines.clear();
  }
}

package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.csv.RowBatch;
import dev.citizens.lake.WrittenPart;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a scan counts beside the analyses. */
public final class ScanTotals implements Mergeable {
  private long rows;
  private long badRows;
  private Fingerprint fingerprint = Fingerprint.EMPTY;
  private final List<ScannedRange> ranges = new ArrayList<>();
  private final List<WrittenPart> quarantine = new ArrayList<>();

  /** Adds the rows of a batch, which has no rejected ones. */
  void addRows(RowBatch batch) {
    rows += batch.size();
    FingerprintSum sum = new FingerprintSum();
    sum.add(batch);
    fingerprint = fingerprint.plus(sum.sum());
  }

  void addBadRow() {
    badRows++;
  }

  void addRange(ScannedRange range) {
    ranges.add(range);
  }

  void addQuarantine(WrittenPart part) {
    quarantine.add(part);
  }

  public long rows() {
    return rows;
  }

  public long badRows() {
    return badRows;
  }

  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** What has been read of the file, in its order. */
  public List<ScannedRange> ranges() {
    return ranges.stream().sorted(Comparator.comparingLong(ScannedRange::start)).toList();
  }

  /** The parts that hold the bad rows, in the order of the file. */
  public List<WrittenPart> quarantine() {
    return quarantine.stream().sorted().toList();
  }

  @Override
  public void merge(DataInput in) throws IOException {
    rows += in.readLong();
    badRows += in.readLong();
    fingerprint = fingerprint.plus(new Fingerprint(in.readLong(), in.readLong()));
    int read = in.readInt();
    for (int i = 0; i < read; i++) {
      ranges.add(ScannedRange.readFrom(in));
    }
    int parts = in.readInt();
    for (int i = 0; i < parts; i++) {
      quarantine.add(WrittenPart.readFrom(in));
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(rows);
    out.writeLong(badRows);
    out.writeLong(fingerprint.high());
    out.writeLong(fingerprint.low());
    out.writeInt(ranges.size());
    for (ScannedRange range : ranges) {
      range.writeTo(out);
    }
    out.writeInt(quarantine.size());
    for (WrittenPart part : quarantine) {
      part.writeTo(out);
    }
  }
}

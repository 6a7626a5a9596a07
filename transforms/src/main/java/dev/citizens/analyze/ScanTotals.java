package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.csv.RowBatch;
import dev.citizens.files.WrittenPart;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a scan counts beside the analyses. */
public final class ScanTotals implements Mergeable, Writable {
  private long rows;
  private final Map<BadRowReason, Long> badReasons = new EnumMap<>(BadRowReason.class);
  private Extent bad = Extent.NONE;
  private final FirstBadRows firstBadRows = new FirstBadRows();
  private Extent rowsOfManyLines = Extent.NONE;
  private Fingerprint fingerprint = Fingerprint.EMPTY;
  private final List<ScannedRange> ranges = new ArrayList<>();
  private final List<WrittenPart> quarantine = new ArrayList<>();

  /** Adds the rows of a batch, which has no rejected ones. */
  public void addRows(RowBatch batch) {
    rows += batch.size();
    FingerprintSum sum = new FingerprintSum();
    sum.add(batch);
    fingerprint = fingerprint.plus(sum.sum());
  }

  /** Adds a record that was not accepted as a row. */
  public void addBadRow(BadRowReason reason, Extent extent) {
    badReasons.merge(reason, 1L, Long::sum);
    bad = bad.plus(extent);
  }

  /** Adds a row to those that an open quote may have made of many; it is counted as a row too. */
  void addRowOfManyLines(Extent extent) {
    rowsOfManyLines = rowsOfManyLines.plus(extent);
  }

  /** Adds what has been read of the file. */
  public void addRange(ScannedRange range) {
    ranges.add(range);
  }

  void addQuarantine(WrittenPart part) {
    quarantine.add(part);
  }

  public long rows() {
    return rows;
  }

  public BadRows badRows() {
    return new BadRows(Map.copyOf(badReasons), bad);
  }

  /** Where the first of them are; empty if whoever scanned did not look for them. */
  public FirstBadRows firstBadRows() {
    return firstBadRows;
  }

  /** How much of the file rows take that have a suspicious number of line ends in their values. */
  public Extent rowsOfManyLines() {
    return rowsOfManyLines;
  }

  /** How many bytes have been read. */
  public long bytes() {
    return ranges.stream().mapToLong(ScannedRange::bytes).sum();
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
    int reasons = in.readInt();
    for (int i = 0; i < reasons; i++) {
      badReasons.merge(BadRowReason.valueOf(in.readUTF()), in.readLong(), Long::sum);
    }
    bad = bad.plus(readExtent(in));
    firstBadRows.merge(in);
    rowsOfManyLines = rowsOfManyLines.plus(readExtent(in));
    fingerprint = fingerprint.plus(Fingerprint.readFrom(in));
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
    out.writeInt(badReasons.size());
    for (Map.Entry<BadRowReason, Long> reason : badReasons.entrySet()) {
      out.writeUTF(reason.getKey().name());
      out.writeLong(reason.getValue());
    }
    write(bad, out);
    firstBadRows.writeTo(out);
    write(rowsOfManyLines, out);
    fingerprint.writeTo(out);
    out.writeInt(ranges.size());
    for (ScannedRange range : ranges) {
      range.writeTo(out);
    }
    out.writeInt(quarantine.size());
    for (WrittenPart part : quarantine) {
      part.writeTo(out);
    }
  }

  private static void write(Extent extent, DataOutput out) throws IOException {
    out.writeLong(extent.records());
    if (extent.records() > 0) {
      out.writeLong(extent.lines());
      out.writeLong(extent.bytes());
      out.writeLong(extent.largest().offset());
      out.writeLong(extent.largest().lines());
      out.writeLong(extent.largest().bytes());
    }
  }

  private static Extent readExtent(DataInput in) throws IOException {
    long records = in.readLong();
    return records == 0
        ? Extent.NONE
        : new Extent(
            records,
            in.readLong(),
            in.readLong(),
            new Extent.Largest(in.readLong(), in.readLong(), in.readLong()));
  }
}

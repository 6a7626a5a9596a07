package dev.citizens.analyze;

import dev.citizens.analysis.Mergeable;
import dev.citizens.analysis.Writable;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.RowBatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the first bad rows of each reason are, by their places in the file, so that they are the
 * same whoever scans which range when. Few, however many rows are bad.
 */
public final class FirstBadRows implements Mergeable, Writable {
  /** Of a reason. */
  static final int MOST = 3;

  private final Map<BadRowReason, List<Found>> found = new EnumMap<>(BadRowReason.class);

  /** How many line ends a range has, by where it starts. */
  private final TreeMap<Long, Long> lineEnds = new TreeMap<>();

  /** A bad row; line ends are counted from the start of its range. */
  private record Found(long offset, int column, long rangeStart, long lineEndsBefore) {}

  /**
   * A bad row.
   *
   * @param offset where it starts in the file
   * @param column whose value is the reason, from 0; {@link RowBatch#NO_COLUMN} for none
   * @param lineEndsBefore how many there are between the first row of the file and this one
   */
  public record Row(BadRowReason reason, long offset, int column, long lineEndsBefore) {}

  /** Adds a rejected record of the range that starts there, if it is one of the first. */
  void add(RowBatch batch, int row, long rangeStart) {
    List<Found> first = found.computeIfAbsent(batch.reason(row), reason -> new ArrayList<>(MOST));
    long offset = batch.offset(row);
    if (first.size() < MOST || offset < first.get(MOST - 1).offset()) {
      add(
          first,
          new Found(offset, batch.rejectedColumn(row), rangeStart, batch.lineEndsBefore(row)));
    }
  }

  private static void add(List<Found> first, Found row) {
    first.add(row);
    first.sort(Comparator.comparingLong(Found::offset));
    if (first.size() > MOST) {
      first.remove(MOST);
    }
  }

  /** Adds a range that was scanned to its end. */
  void addRange(long start, long lineEndsOfRange) {
    lineEnds.put(start, lineEndsOfRange);
  }

  /** They, by reason and place, when all ranges were added. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    found.forEach(
        (reason, first) ->
            first.forEach(
                row -> rows.add(new Row(reason, row.offset(), row.column(), lineEndsBefore(row)))));
    return rows;
  }

  private long lineEndsBefore(Found row) {
    long before =
        lineEnds.headMap(row.rangeStart()).values().stream().mapToLong(Long::longValue).sum();
    return before + row.lineEndsBefore();
  }

  @Override
  public void merge(DataInput in) throws IOException {
    int rows = in.readInt();
    for (int i = 0; i < rows; i++) {
      BadRowReason reason = BadRowReason.valueOf(in.readUTF());
      add(
          found.computeIfAbsent(reason, none -> new ArrayList<>(MOST)),
          new Found(in.readLong(), in.readInt(), in.readLong(), in.readLong()));
    }
    int ranges = in.readInt();
    for (int i = 0; i < ranges; i++) {
      addRange(in.readLong(), in.readLong());
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(found.values().stream().mapToInt(List::size).sum());
    for (Map.Entry<BadRowReason, List<Found>> each : found.entrySet()) {
      for (Found row : each.getValue()) {
        out.writeUTF(each.getKey().name());
        out.writeLong(row.offset());
        out.writeInt(row.column());
        out.writeLong(row.rangeStart());
        out.writeLong(row.lineEndsBefore());
      }
    }
    out.writeInt(lineEnds.size());
    for (Map.Entry<Long, Long> range : lineEnds.entrySet()) {
      out.writeLong(range.getKey());
      out.writeLong(range.getValue());
    }
  }
}

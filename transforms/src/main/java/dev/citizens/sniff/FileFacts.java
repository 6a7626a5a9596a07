package dev.citizens.sniff;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the records of a range of a file are like; see {@link ColumnFacts}. Not thread-safe. */
final class FileFacts implements RecordSink {
  /** About 16 bytes each: all columns together. */
  private static final long MOST_HASHES = 8 << 20;

  private final List<ColumnFacts> columns;
  private final Map<BadRowReason, Long> reasons = new EnumMap<>(BadRowReason.class);
  private Extent bad = Extent.NONE;
  private long rows;

  FileFacts(int columns) {
    this.columns = IntStream.range(0, columns).mapToObj(ColumnFacts::new).toList();
  }

  @Override
  public void accept(RowBatch batch) {
    if (batch.anyRejected()) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.reason(row) != null) {
          reasons.merge(batch.reason(row), 1L, Long::sum);
          bad = bad.plus(batch.extent(row));
        }
      }
      batch.dropRejected();
    }
    rows += batch.size();
    columns.forEach(column -> column.look(batch));
  }

  /** Adds what is known of the records that come next in the file. */
  void merge(FileFacts next) {
    rows += next.rows;
    bad = bad.plus(next.bad);
    next.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    long hashes = 0;
    for (int i = 0; i < columns.size(); i++) {
      UniqueValues unique = columns.get(i).unique();
      columns.get(i).merge(next.columns.get(i));
      hashes += unique.hashes();
      if (hashes > MOST_HASHES) { // the first columns are the likelier keys
        hashes -= unique.hashes();
        unique.forgetHashes();
      }
    }
  }

  long rows() {
    return rows;
  }

  BadRows badRows() {
    return new BadRows(reasons, bad);
  }

  List<SniffedColumn> columns() {
    return columns.stream().map(ColumnFacts::result).toList();
  }
}

package dev.citizens.analyze;

import dev.citizens.analyze.FirstRows.BadLine;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.Extent;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.job.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the rows of a file's first bytes, and notes where the bad ones start. */
final class FirstRowsSink implements RecordSink {
  private static final int MOST_LINES = 5;

  private final byte[] head;
  private final boolean isWholeFile;
  private final RowChecks checks;
  private long rows;
  private Extent bad = Extent.NONE;
  private final Map<BadRowReason, Long> reasons = new EnumMap<>(BadRowReason.class);
  private final List<BadLine> badLines = new ArrayList<>();

  /**
   * A sink for rows with these columns.
   *
   * @param head the file's first bytes
   * @param isWholeFile whether they are all; otherwise the last record may be cut
   */
  FirstRowsSink(byte[] head, boolean isWholeFile, List<Column> columns) {
    this.head = head;
    this.isWholeFile = isWholeFile;
    checks = new RowChecks(columns);
  }

  @Override
  public void accept(RowBatch batch) {
    checks.check(batch);
    for (int row = 0; row < batch.size(); row++) {
      Extent extent = batch.extent(row);
      long offset = batch.offset(row);
      if (isCut((int) (offset + extent.bytes()))) {
        continue;
      }
      BadRowReason reason = batch.reason(row);
      if (reason == null) {
        rows++;
        continue;
      }
      bad = bad.plus(extent);
      reasons.merge(reason, 1L, Long::sum);
      if (badLines.size() < MOST_LINES) {
        badLines.add(new BadLine(lineOf(offset), reason));
      }
    }
  }

  /** Whether nobody knows that a record ends where it seems to. */
  private boolean isCut(int end) {
    boolean lineFeedIsCut = end == head.length - 1 && head[end] == CanonicalCsv.CARRIAGE_RETURN;
    return !isWholeFile && (end == head.length || lineFeedIsCut);
  }

  private long lineOf(long offset) {
    long line = 1;
    for (int i = 0; i < offset; i++) {
      if (head[i] == CanonicalCsv.LINE_FEED) {
        line++;
      }
    }
    return line;
  }

  /** What came of it. */
  FirstRows finish(long bytes) {
    return new FirstRows(rows, new BadRows(Map.copyOf(reasons), bad), List.copyOf(badLines), bytes);
  }
}

package dev.citizens.analysis.keyword;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.Partial;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** Counts rows with a keyword, and its occurrences, per column. */
final class KeywordCounter implements Analysis.Feed {
  private static final int MAX_LINE_END_BYTES = 2;

  private final KeywordSearch search;
  private final int[] columns;
  private final GroupTable groups;

  /**
   * A counter of columns.
   *
   * @param search for the keyword with its quotes doubled, as they are in a field
   * @param groups the group of a column is its place in {@code columns}
   */
  KeywordCounter(KeywordSearch search, List<Integer> columns, GroupTable groups) {
    this.search = search;
    this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
    this.groups = groups;
  }

  /** Nearly all rows are passed over, many at a time where they lie one behind the other. */
  @Override
  public void accept(RowBatch rows) {
    byte[] bytes = rows.buffer();
    int last = -1; // of the run at hand
    int row = 0;
    while (row < rows.size()) {
      last = row > last ? lastOfRun(rows, row) : last;
      int place = search.passOver(bytes, rows.rowStart(row), rows.rowEnd(last));
      while (row <= last && rows.rowEnd(row) <= place) {
        row++;
      }
      if (row <= last) {
        count(rows, row++);
      }
    }
  }

  /** The last row of those that lie in the buffer with nothing but line ends between them. */
  private static int lastOfRun(RowBatch rows, int first) {
    int last = first;
    while (last + 1 < rows.size()) {
      int gap = rows.rowStart(last + 1) - rows.rowEnd(last);
      if (gap < 0 || gap > MAX_LINE_END_BYTES) {
        break;
      }
      last++;
    }
    return last;
  }

  private void count(RowBatch rows, int row) {
    for (int i = 0; i < columns.length; i++) {
      int from = rows.start(row, columns[i]);
      int occurrences = occurrences(rows.buffer(), from, rows.end(row, columns[i]));
      if (occurrences > 0) {
        groups.add(i, 0, 1);
        groups.add(i, 1, occurrences);
      }
    }
  }

  @Override
  public long bytesUsed() {
    return groups.bytesUsed();
  }

  @Override
  public Partial[] partials() {
    return new Partial[] {groups};
  }

  private int occurrences(byte[] bytes, int from, int to) {
    int quote = bytes[from] == CanonicalCsv.QUOTE && from < to ? 1 : 0; // not part of the value
    return search.occurrences(bytes, from + quote, to - quote);
  }
}

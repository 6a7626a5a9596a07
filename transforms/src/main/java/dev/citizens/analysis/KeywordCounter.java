package dev.citizens.analysis;

import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import java.util.List;

/** Counts rows with a keyword, and its occurrences, per column. */
final class KeywordCounter implements Analysis.Feed {
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

  @Override
  public void accept(RowBatch rows) {
    byte[] bytes = rows.buffer();
    for (int i = 0; i < columns.length; i++) {
      for (int row = 0; row < rows.size(); row++) {
        int from = rows.start(row, columns[i]);
        int occurrences = occurrences(bytes, from, rows.end(row, columns[i]));
        if (occurrences > 0) {
          groups.add(i, 0, 1);
          groups.add(i, 1, occurrences);
        }
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

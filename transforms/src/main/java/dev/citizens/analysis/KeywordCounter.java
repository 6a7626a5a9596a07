package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.Swar;
import java.util.List;

/** Counts rows with a keyword, and its occurrences, per column. */
final class KeywordCounter implements Analysis.Feed {
  private final byte[] sought;
  private final long firstBytes;
  private final int[] columns;
  private final GroupTable groups;

  /**
   * A counter of columns.
   *
   * @param groups the group of a column is its place in {@code columns}
   */
  KeywordCounter(String keyword, List<Integer> columns, GroupTable groups) {
    // A value with a quote has it doubled in the file, and so has the keyword that is looked for.
    this.sought = keyword.replace("\"", "\"\"").getBytes(UTF_8);
    this.firstBytes = Swar.broadcast(sought[0]);
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
    int behindLast = to - quote - sought.length + 1;
    int found = 0;
    int p = Swar.indexOf(bytes, from + quote, behindLast, firstBytes);
    while (p < behindLast) {
      boolean matches = matches(bytes, p);
      found += matches ? 1 : 0;
      p = Swar.indexOf(bytes, p + (matches ? sought.length : 1), behindLast, firstBytes);
    }
    return found;
  }

  private boolean matches(byte[] bytes, int from) {
    for (int i = 1; i < sought.length; i++) {
      if (bytes[from + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }
}

package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.CsvRow;
import java.util.List;

/** Counts rows with a keyword, and its occurrences, per column. */
final class KeywordCounter implements Analysis.RowConsumer {
  private final byte[] sought;
  private final int[] columns;
  private final GroupTable groups;

  /** The group of a column is its place in {@code columns}: {@code CountKeyword} starts so. */
  KeywordCounter(String keyword, List<Integer> columns, GroupTable groups) {
    // A value with a quote has it doubled in the file, and so has the keyword that is looked for.
    this.sought = keyword.replace("\"", "\"\"").getBytes(UTF_8);
    this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
    this.groups = groups;
  }

  @Override
  public void accept(CsvRow row) {
    for (int i = 0; i < columns.length; i++) {
      int occurrences = occurrences(row, columns[i]);
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

  private int occurrences(CsvRow row, int column) {
    byte[] bytes = row.buffer();
    int quote = row.quoted(column) ? 1 : 0;
    int last = row.end(column) - quote - sought.length;
    int found = 0;
    for (int p = row.start(column) + quote; p <= last; p++) {
      if (bytes[p] == sought[0] && matches(bytes, p)) {
        found++;
        p += sought.length - 1;
      }
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

package dev.citizens.analysis;

import dev.citizens.csv.RowBatch;
import java.util.Arrays;

/** Counts rows per value of one expression. */
final class CountValues implements Analysis.Feed {
  private final KeyCodes codes;
  private long[] counts = new long[64];

  CountValues(KeyCodes codes) {
    this.codes = codes;
  }

  @Override
  public void accept(RowBatch rows) {
    int[] codesOfRows = codes.of(rows);
    if (codes.values().size() > counts.length) {
      counts = Arrays.copyOf(counts, 2 * codes.values().size());
    }
    for (int row = 0; row < rows.size(); row++) {
      counts[codesOfRows[row]]++;
    }
  }

  @Override
  public long bytesUsed() {
    return 8L * counts.length;
  }

  @Override
  public Partial[] partials() {
    GroupTable[] parts = new GroupTable[Partitions.COUNT];
    Dictionary values = codes.values();
    for (int code = 0; code < values.size(); code++) {
      int partition = Partitions.of(values.hashOf(code));
      GroupTable part = Partitions.part(parts, partition, () -> new GroupTable(1));
      part.add(part.group(values.values(), values.start(code), values.end(code)), 0, counts[code]);
    }
    return parts;
  }
}

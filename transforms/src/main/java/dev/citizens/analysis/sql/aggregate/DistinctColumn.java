package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.ids.LongIds;
import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ColumnType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Counts different values, exactly: the values have numbers, and pairs of group and value too. */
final class DistinctColumn extends AggregateColumn {
  private final ValueIds values;
  private final LongIds pairs = new LongIds(); // of group, the upper half, and value
  private int[] counts = new int[1];
  private long[] sorted; // the pairs, to be written group by group

  DistinctColumn(ColumnType type) {
    values = ValueIds.of(type);
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        add(groups[i], values.id(argument, rows[i]));
      }
    }
  }

  private void add(int group, int value) {
    int before = pairs.size();
    if (pairs.id((long) group << Integer.SIZE | value) == before) {
      counts[group]++;
      sorted = null;
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    if (sorted == null) {
      sorted = Arrays.copyOf(pairs.keys(), pairs.size());
      Arrays.sort(sorted);
    }
    int count = counts[group];
    out.writeInt(count);
    int place = Arrays.binarySearch(sorted, (long) group << Integer.SIZE);
    int first = place < 0 ? -1 - place : place;
    for (int i = first; i < first + count; i++) {
      values.write((int) sorted[i], out);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      add(group, values.read(in));
    }
  }

  @Override
  public void result(int group, Vector results, int row) {
    results.setLong(row, counts[group]);
  }

  @Override
  public long bytesUsed() {
    return values.bytesUsed() + pairs.bytesUsed() + 4L * counts.length;
  }
}

package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Adds up small counts, such as of a keyword in each value; 0 if there is none. */
final class OccurrencesColumn extends AggregateColumn {
  private long[] sums = new long[1];

  @Override
  public void ensure(int groups) {
    if (groups > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(groups, 2 * sums.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    byte[] states = argument.states();
    long[] longs = argument.longs();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (states[row] == Vector.VALUE && longs[row] != 0) { // most values have none
        sums[groups[i]] += longs[row];
      }
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    VarLong.write(sums[group], out);
  }

  @Override
  public void writeTo(int[] groups, int from, int to, DataOutput out) throws IOException {
    VarLong.write(sums, groups, from, to, out);
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    sums[group] += VarLong.read(in);
  }

  @Override
  public void result(int group, Vector values, int row) {
    values.setLong(row, sums[group]);
  }

  @Override
  public long bytesUsed() {
    return 8L * sums.length;
  }
}

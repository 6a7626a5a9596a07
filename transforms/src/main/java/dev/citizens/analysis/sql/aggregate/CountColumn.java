package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Counts rows, or values. */
final class CountColumn extends AggregateColumn {
  private long[] counts;

  CountColumn(long[] counts) {
    this.counts = counts;
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    if (argument == null) {
      for (int i = 0; i < count; i++) {
        counts[groups[i]]++;
      }
      return;
    }
    byte[] states = argument.states();
    for (int i = 0; i < count; i++) {
      counts[groups[i]] += 1 - states[rows[i]]; // 0 for a value, 1 for NULL
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    VarLong.write(counts[group], out);
  }

  @Override
  public void writeTo(int[] groups, int from, int to, DataOutput out) throws IOException {
    VarLong.write(counts, groups, from, to, out);
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    counts[group] += VarLong.read(in);
  }

  @Override
  public void result(int group, Vector values, int row) {
    values.setLong(row, counts[group]);
  }

  @Override
  public long bytesUsed() {
    return 8L * counts.length;
  }
}

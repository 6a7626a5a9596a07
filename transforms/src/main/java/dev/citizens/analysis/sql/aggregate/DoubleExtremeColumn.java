package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The least or the greatest double: NaN is above all, and -0 below 0, so that the result depends on
 * no order.
 */
final class DoubleExtremeColumn extends AggregateColumn {
  private final boolean greatest;
  private boolean[] present = new boolean[1];
  private double[] best = new double[1];

  DoubleExtremeColumn(boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public void ensure(int groups) {
    if (groups > best.length) {
      int capacity = Math.max(groups, 2 * best.length);
      best = Arrays.copyOf(best, capacity);
      present = Arrays.copyOf(present, capacity);
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        add(groups[i], argument.doubles()[rows[i]]);
      }
    }
  }

  private void add(int group, double value) {
    int order = Double.compare(value, best[group]);
    if (!present[group] || (greatest ? order > 0 : order < 0)) {
      present[group] = true;
      best[group] = value;
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    out.writeBoolean(present[group]);
    if (present[group]) {
      out.writeDouble(best[group]);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    if (in.readBoolean()) {
      add(group, in.readDouble());
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    if (present[group]) {
      values.setDouble(row, best[group]);
    } else {
      values.setNull(row);
    }
  }

  @Override
  public long bytesUsed() {
    return 9L * best.length;
  }
}

package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The least or the greatest value of a type that is held as {@code long} or {@code double}. NaN is
 * above all doubles, and -0 below 0, so that the result depends on no order.
 */
final class NumberExtremeColumn extends AggregateColumn {
  private final boolean greatest;
  private final boolean isDouble;
  private boolean[] present = new boolean[1];
  private long[] best = new long[1]; // a double's place among all of them

  NumberExtremeColumn(boolean greatest, boolean isDouble) {
    this.greatest = greatest;
    this.isDouble = isDouble;
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
    byte[] states = argument.states();
    long[] longs = argument.longs();
    double[] doubles = argument.doubles();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (states[row] == Vector.VALUE) {
        add(groups[i], isDouble ? inOrder(Double.doubleToLongBits(doubles[row])) : longs[row]);
      }
    }
  }

  /** The bits of doubles as numbers of the same order, and back again. */
  private static long inOrder(long bits) {
    return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
  }

  private void add(int group, long value) {
    if (!present[group] || (greatest ? value > best[group] : value < best[group])) {
      present[group] = true;
      best[group] = value;
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    out.writeBoolean(present[group]);
    if (present[group]) {
      out.writeLong(best[group]);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    if (in.readBoolean()) {
      add(group, in.readLong());
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    if (!present[group]) {
      values.setNull(row);
    } else if (isDouble) {
      values.setDouble(row, Double.longBitsToDouble(inOrder(best[group])));
    } else {
      values.setLong(row, best[group]);
    }
  }

  @Override
  public long bytesUsed() {
    return 9L * best.length;
  }
}

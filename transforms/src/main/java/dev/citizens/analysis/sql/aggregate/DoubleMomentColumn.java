package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sums of doubles and of their squares, exact until they are rounded once: the same bits whatever
 * the order. With NaN, or both infinities, the sum is NaN; with one infinity it is that.
 */
final class DoubleMomentColumn extends AggregateColumn {
  private static final int GROUP_BYTES = 8 + 1 + 2 * 4;
  private static final int SUM_BYTES = 48 + 8 * 8; // about, with its chunks

  private static final byte NAN = 1;
  private static final byte PLUS_INFINITY = 2;
  private static final byte MINUS_INFINITY = 4;

  private final Moment moment;
  private long[] counts = new long[1];
  private byte[] notFinite = new byte[1];
  private ExactSum[] sums = new ExactSum[1];
  private ExactSum[] squares = new ExactSum[1];
  private int made;

  DoubleMomentColumn(Moment moment) {
    this.moment = moment;
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      int capacity = Math.max(groups, 2 * counts.length);
      counts = Arrays.copyOf(counts, capacity);
      notFinite = Arrays.copyOf(notFinite, capacity);
      sums = Arrays.copyOf(sums, capacity);
      squares = Arrays.copyOf(squares, capacity);
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    byte[] states = argument.states();
    double[] values = argument.doubles();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (states[row] == Vector.VALUE) {
        int group = groups[i];
        double value = values[row];
        counts[group]++;
        if (!Double.isFinite(value)) {
          notFinite[group] |=
              Double.isNaN(value) ? NAN : value > 0 ? PLUS_INFINITY : MINUS_INFINITY;
        } else {
          sum(sums, group).add(value);
          if (moment == Moment.STDDEV) {
            sum(squares, group).addSquare(value);
          }
        }
      }
    }
  }

  private ExactSum sum(ExactSum[] ofGroups, int group) {
    if (ofGroups[group] == null) {
      ofGroups[group] = new ExactSum();
      made++;
    }
    return ofGroups[group];
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    out.writeLong(counts[group]);
    out.writeByte(notFinite[group]);
    sum(sums, group).writeTo(out);
    if (moment == Moment.STDDEV) {
      sum(squares, group).writeTo(out);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    counts[group] += in.readLong();
    notFinite[group] |= in.readByte();
    sum(sums, group).merge(in);
    if (moment == Moment.STDDEV) {
      sum(squares, group).merge(in);
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    long count = counts[group];
    if (count == 0 || (moment == Moment.STDDEV && count == 1)) {
      values.setNull(row);
    } else if (notFinite[group] != 0) {
      values.setDouble(row, ofNotFinite(notFinite[group]));
    } else {
      values.setDouble(row, ofFinite(group, count));
    }
  }

  private double ofNotFinite(byte which) {
    if (moment == Moment.STDDEV) {
      return Double.NaN;
    }
    return switch (which) {
      case PLUS_INFINITY -> Double.POSITIVE_INFINITY;
      case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private double ofFinite(int group, long count) {
    ExactSum sum = sum(sums, group);
    int exponent = sum.exponent();
    if (moment != Moment.STDDEV) {
      long divisor = moment == Moment.AVG ? count : 1;
      return Quotient.of(sum.unscaled(), BigInteger.valueOf(divisor), exponent);
    }
    ExactSum ofSquares = sum(squares, group);
    // Both as multiples of one power of two, the squares of its square.
    int least = Math.min(exponent, ofSquares.exponent() >> 1);
    return Deviation.of(
        sum.unscaled().shiftLeft(exponent - least),
        ofSquares.unscaled().shiftLeft(ofSquares.exponent() - 2 * least),
        count,
        least,
        BigInteger.ONE);
  }

  @Override
  public long bytesUsed() {
    return (long) counts.length * GROUP_BYTES + (long) made * SUM_BYTES;
  }
}

package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.PowersOfTen;
import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/** Sums of decimals of many digits, and of their squares. */
final class WideMomentColumn extends AggregateColumn {
  private static final int GROUP_BYTES = 8 + 2 * (4 + 64); // about, with both numbers

  private final Moment moment;
  private final int scale;
  private long[] counts = new long[1];
  private BigInteger[] sums = new BigInteger[1];
  private BigInteger[] squares = new BigInteger[1];

  WideMomentColumn(Moment moment, int scale) {
    this.moment = moment;
    this.scale = scale;
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      int capacity = Math.max(groups, 2 * counts.length);
      counts = Arrays.copyOf(counts, capacity);
      sums = Arrays.copyOf(sums, capacity);
      squares = Arrays.copyOf(squares, capacity);
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        BigInteger value = argument.wides()[rows[i]];
        add(groups[i], 1, value, moment == Moment.STDDEV ? value.multiply(value) : BigInteger.ZERO);
      }
    }
  }

  private void add(int group, long count, BigInteger sum, BigInteger ofSquares) {
    counts[group] += count;
    sums[group] = sums[group] == null ? sum : sums[group].add(sum);
    squares[group] = squares[group] == null ? ofSquares : squares[group].add(ofSquares);
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    out.writeLong(counts[group]);
    if (counts[group] > 0) {
      write(sums[group], out);
      write(squares[group], out);
    }
  }

  private static void write(BigInteger number, DataOutput out) throws IOException {
    byte[] bytes = number.toByteArray();
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    long count = in.readLong();
    if (count > 0) {
      add(group, count, read(in), read(in));
    }
  }

  private static BigInteger read(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedByte()];
    in.readFully(bytes);
    return new BigInteger(bytes);
  }

  @Override
  public void result(int group, Vector values, int row) {
    long count = counts[group];
    if (count == 0 || (moment == Moment.STDDEV && count == 1)) {
      values.setNull(row);
      return;
    }
    BigInteger unit = PowersOfTen.of(scale);
    switch (moment) {
      case SUM -> values.setExact(row, sums[group]);
      case AVG ->
          values.setDouble(
              row, Quotient.of(sums[group], unit.multiply(BigInteger.valueOf(count)), 0));
      case STDDEV ->
          values.setDouble(row, Deviation.of(sums[group], squares[group], count, 0, unit));
    }
  }

  @Override
  public long bytesUsed() {
    return (long) counts.length * GROUP_BYTES;
  }
}

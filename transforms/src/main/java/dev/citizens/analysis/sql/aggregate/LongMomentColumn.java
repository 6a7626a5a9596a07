package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.PowersOfTen;
import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sums of numbers that are held as {@code long}, in 128 bits, and of their squares, in 192: more
 * than any number of rows can fill.
 */
final class LongMomentColumn extends AggregateColumn {
  // Of a group: how many values, their sum (lower half first), the sum of their squares.
  private static final int LOW = 1;
  private static final int HIGH = 2;
  private static final int SQUARES = 3;
  private static final int SQUARES_LONGS = 3;

  private static final long EXACT_DOUBLE = 1L << 53;

  private final Moment moment;
  private final int scale;
  private final int stride;
  private long[] state;

  /**
   * A column of that moment.
   *
   * @param scale digits behind the point of a decimal
   */
  LongMomentColumn(Moment moment, int scale) {
    this.moment = moment;
    this.scale = scale;
    this.stride = moment == Moment.STDDEV ? SQUARES + SQUARES_LONGS : SQUARES;
    this.state = new long[stride];
  }

  @Override
  public void ensure(int groups) {
    int needed = Math.multiplyExact(groups, stride);
    if (needed > state.length) {
      state = Arrays.copyOf(state, Math.max(needed, 2 * state.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    byte[] states = argument.states();
    long[] values = argument.longs();
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (states[row] == Vector.VALUE) {
        int place = groups[i] * stride;
        state[place]++;
        addSum(place, values[row], values[row] >> 63);
        if (moment == Moment.STDDEV) {
          addSquare(place + SQUARES, values[row]);
        }
      }
    }
  }

  private void addSum(int place, long low, long high) {
    long before = state[place + LOW];
    long after = before + low;
    state[place + LOW] = after;
    state[place + HIGH] += high + (Long.compareUnsigned(after, before) < 0 ? 1 : 0);
  }

  private void addSquare(int place, long value) {
    addUnsigned(place, value * value, Math.multiplyHigh(value, value), 0);
  }

  private void addUnsigned(int place, long low, long middle, long high) {
    long sum = state[place] + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    state[place] = sum;
    long next = state[place + 1] + middle;
    long nextCarry = Long.compareUnsigned(next, middle) < 0 ? 1 : 0;
    state[place + 1] = next + carry;
    nextCarry += carry == 1 && state[place + 1] == 0 ? 1 : 0;
    state[place + 2] += high + nextCarry;
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    for (int i = 0; i < stride; i++) {
      out.writeLong(state[group * stride + i]);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    int place = group * stride;
    state[place] += in.readLong();
    addSum(place, in.readLong(), in.readLong());
    if (moment == Moment.STDDEV) {
      addUnsigned(place + SQUARES, in.readLong(), in.readLong(), in.readLong());
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    int place = group * stride;
    long count = state[place];
    if (count == 0 || (moment == Moment.STDDEV && count == 1)) {
      values.setNull(row);
      return;
    }
    switch (moment) {
      case SUM -> values.setExact(row, exact(place + LOW, 2));
      case AVG -> values.setDouble(row, average(place, count));
      case STDDEV ->
          values.setDouble(
              row,
              Deviation.of(
                  exact(place + LOW, 2),
                  exact(place + SQUARES, SQUARES_LONGS),
                  count,
                  0,
                  PowersOfTen.of(scale)));
    }
  }

  private double average(int place, long count) {
    long low = state[place + LOW];
    boolean isShort = low >> 63 == state[place + HIGH] && Math.abs(low) <= EXACT_DOUBLE;
    if (isShort && scale == 0 && count <= EXACT_DOUBLE) {
      return (double) low / count; // of two exact doubles: rounded once
    }
    BigInteger divisor = BigInteger.valueOf(count).multiply(PowersOfTen.of(scale));
    return Quotient.of(exact(place + LOW, 2), divisor, 0);
  }

  /** The number in so many longs, the lowest first; the last one has the sign. */
  private BigInteger exact(int place, int longs) {
    BigInteger number = BigInteger.valueOf(state[place + longs - 1]);
    for (int i = longs - 2; i >= 0; i--) {
      BigInteger upper = number.shiftLeft(Integer.SIZE).add(half(state[place + i] >>> 32));
      number = upper.shiftLeft(Integer.SIZE).add(half(state[place + i] & 0xFFFFFFFFL));
    }
    return number;
  }

  private static BigInteger half(long unsigned) {
    return BigInteger.valueOf(unsigned);
  }

  @Override
  public long bytesUsed() {
    return 8L * state.length;
  }
}

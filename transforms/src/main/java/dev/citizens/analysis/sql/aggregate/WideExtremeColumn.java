package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/** The least or the greatest decimal of many digits. */
final class WideExtremeColumn extends AggregateColumn {
  private static final int GROUP_BYTES = 4 + 64; // about, with the number

  private final boolean greatest;
  private BigInteger[] best = new BigInteger[1];

  WideExtremeColumn(boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public void ensure(int groups) {
    if (groups > best.length) {
      best = Arrays.copyOf(best, Math.max(groups, 2 * best.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        add(groups[i], argument.wides()[rows[i]]);
      }
    }
  }

  private void add(int group, BigInteger value) {
    BigInteger old = best[group];
    if (old == null) {
      best[group] = value;
    } else {
      best[group] = greatest ? old.max(value) : old.min(value);
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    byte[] value = best[group] == null ? new byte[0] : best[group].toByteArray();
    out.writeByte(value.length);
    out.write(value);
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    byte[] value = new byte[in.readUnsignedByte()];
    in.readFully(value);
    if (value.length > 0) {
      add(group, new BigInteger(value));
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    if (best[group] == null) {
      values.setNull(row);
    } else {
      values.setDecimal(row, best[group]);
    }
  }

  @Override
  public long bytesUsed() {
    return (long) best.length * GROUP_BYTES;
  }
}

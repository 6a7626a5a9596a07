package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;

/** The least or the greatest decimal of many digits. */
final class WideExtremeColumn extends ObjectExtremeColumn<BigInteger> {
  private static final int GROUP_BYTES = 4 + 64; // about, with the number

  WideExtremeColumn(boolean greatest) {
    super(greatest, new BigInteger[1]);
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
    if (old == null || isBetter(value.compareTo(old))) {
      best[group] = value;
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
  void set(Vector values, int row, BigInteger value) {
    values.setDecimal(row, value);
  }

  @Override
  public long bytesUsed() {
    return (long) best.length * GROUP_BYTES;
  }
}

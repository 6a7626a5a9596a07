package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The least or the greatest text, by its bytes. */
final class TextExtremeColumn extends ObjectExtremeColumn<byte[]> {
  private static final int ARRAY_BYTES = 16;

  private long valueBytes;

  TextExtremeColumn(boolean greatest) {
    super(greatest, new byte[1][]);
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (argument.states()[row] == Vector.VALUE) {
        add(groups[i], argument.bytes(), argument.starts()[row], argument.ends()[row]);
      }
    }
  }

  private void add(int group, byte[] bytes, int from, int to) {
    byte[] old = best[group];
    if (old == null || isBetter(Arrays.compareUnsigned(bytes, from, to, old, 0, old.length))) {
      valueBytes += to - from + (old == null ? ARRAY_BYTES : -old.length);
      best[group] = Arrays.copyOfRange(bytes, from, to);
    }
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    byte[] value = best[group];
    out.writeInt(value == null ? -1 : value.length);
    if (value != null) {
      out.write(value);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    int length = in.readInt();
    if (length >= 0) {
      byte[] value = new byte[length];
      in.readFully(value);
      add(group, value, 0, length);
    }
  }

  @Override
  void set(Vector values, int row, byte[] value) {
    values.setText(row, value, 0, value.length);
  }

  @Override
  public long bytesUsed() {
    return 4L * best.length + valueBytes;
  }
}

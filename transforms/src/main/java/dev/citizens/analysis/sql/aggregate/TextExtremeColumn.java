package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The least or the greatest text, by its bytes. */
final class TextExtremeColumn extends AggregateColumn {
  private static final int ARRAY_BYTES = 16;

  private final boolean greatest;
  private byte[][] best = new byte[1][];
  private long valueBytes;

  TextExtremeColumn(boolean greatest) {
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
      int row = rows[i];
      if (argument.states()[row] == Vector.VALUE) {
        add(groups[i], argument.bytes(), argument.starts()[row], argument.ends()[row]);
      }
    }
  }

  private void add(int group, byte[] bytes, int from, int to) {
    byte[] old = best[group];
    int order = old == null ? 0 : Arrays.compareUnsigned(bytes, from, to, old, 0, old.length);
    if (old == null || (greatest ? order > 0 : order < 0)) {
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
  public void result(int group, Vector values, int row) {
    if (best[group] == null) {
      values.setNull(row);
    } else {
      values.setText(row, best[group], 0, best[group].length);
    }
  }

  @Override
  public long bytesUsed() {
    return 4L * best.length + valueBytes;
  }
}

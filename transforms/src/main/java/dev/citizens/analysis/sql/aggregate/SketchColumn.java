package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.apache.datasketches.SketchesArgumentException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * About how many different values there are: an HLL sketch of Apache DataSketches, by the hashes
 * and without the estimator that follows the order of values, as in {@code profile} and {@code
 * distinct}, whose numbers these are.
 */
final class SketchColumn extends AggregateColumn {
  /**
   * 16,384 registers of a byte, once values are many: a relative standard error of 0.81 percent.
   */
  private static final int LG_REGISTERS = 14;

  private static final long HASH_SEED = 0;

  private final FieldWriter writer = new FieldWriter();
  private final ByteSink field = new ByteSink(64);
  private HllSketch[] sketches = new HllSketch[1];
  private long sketchBytes;

  @Override
  public void ensure(int groups) {
    if (groups > sketches.length) {
      sketches = Arrays.copyOf(sketches, Math.max(groups, 2 * sketches.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        field.clear();
        ValueIds.appendKey(argument, rows[i], field, writer);
        HllSketch sketch = sketch(groups[i]);
        int before = sketch.getUpdatableSerializationBytes();
        sketch.update(RowHash.hash(field.array(), 0, field.length(), HASH_SEED));
        sketchBytes += sketch.getUpdatableSerializationBytes() - before;
      }
    }
  }

  private HllSketch sketch(int group) {
    if (sketches[group] == null) {
      sketches[group] = new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);
      sketchBytes += sketches[group].getUpdatableSerializationBytes();
    }
    return sketches[group];
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    byte[] bytes = sketches[group] == null ? new byte[0] : sketches[group].toCompactByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    if (bytes.length == 0) {
      return;
    }
    Union union = new Union(LG_REGISTERS);
    union.update(sketch(group));
    try {
      union.update(HllSketch.heapify(bytes));
    } catch (SketchesArgumentException e) {
      throw new IOException("not a sketch of distinct values", e);
    }
    sketches[group] = union.getResult(TgtHllType.HLL_8);
  }

  @Override
  public void result(int group, Vector values, int row) {
    if (sketches[group] == null) {
      values.setLong(row, 0);
      return;
    }
    Union twice = new Union(LG_REGISTERS);
    twice.update(sketches[group]);
    twice.update(sketches[group]); // the second time merges, which ends the use of HIP
    values.setLong(row, Math.round(twice.getEstimate()));
  }

  @Override
  public long bytesUsed() {
    return 4L * sketches.length + sketchBytes;
  }
}

package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.SketchesArgumentException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * About how many different values there are: an HLL sketch of Apache DataSketches.
 *
 * <p>What it learns depends on the set of values only, and so do the numbers it gives: not on the
 * order of the values, nor on how they were spread over sketches that were merged later. For that
 * it forgoes the estimator that follows the order in which values come (HIP), whose error would be
 * a fifth smaller but which no merged sketch has. Not thread-safe.
 */
final class DistinctSketch implements ColumnAnswer {
  /** 16,384 registers of a byte: a relative standard error of 0.81 percent. */
  private static final int LG_REGISTERS = 14;

  /** The bounds hold for about 95 of 100 sets of values. */
  private static final int STANDARD_DEVIATIONS = 2;

  /** Values seen lately, which tell the sketch nothing: looking here costs less than its hash. */
  private static final int LG_RECENT = 10;

  private static final long HASH_SEED = 0;
  private static final long SCATTER = 0x9E3779B97F4A7C15L; // the golden ratio's fraction, odd

  private final long[] recent = new long[1 << LG_RECENT];
  private HllSketch sketch = new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);

  /** The estimate and its bounds, each a whole number of values. */
  record Estimate(long lower, long estimate, long upper) {}

  DistinctSketch() {
    recent[0] = 1; // the hash 0 belongs there, and has not been seen
  }

  /**
   * Adds the value of the canonical field {@code bytes[from, to)}, unless it is NULL. Equal fields
   * are equal values, whatever asks for their number.
   */
  void add(byte[] bytes, int from, int to) {
    if (from < to) {
      add(RowHash.hash(bytes, from, to, HASH_SEED));
    }
  }

  /** Adds a value by its hash. */
  void add(long hash) {
    int place = (int) ((hash * SCATTER) >>> (64 - LG_RECENT));
    if (recent[place] != hash) {
      recent[place] = hash;
      sketch.update(hash);
    }
  }

  Estimate estimate() {
    Union twice = new Union(LG_REGISTERS);
    twice.update(sketch);
    twice.update(sketch); // the second time merges, which ends the use of HIP
    return new Estimate(
        (long) Math.floor(twice.getLowerBound(STANDARD_DEVIATIONS)),
        Math.round(twice.getEstimate()),
        (long) Math.ceil(twice.getUpperBound(STANDARD_DEVIATIONS)));
  }

  /** Appends the estimate, then its bounds. */
  @Override
  public void appendTo(ByteSink line) {
    Estimate values = estimate();
    for (long number : new long[] {values.estimate(), values.lower(), values.upper()}) {
      line.append(CanonicalCsv.DELIMITER);
      line.append(Long.toString(number));
    }
  }

  @Override
  public void merge(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    Union union = new Union(LG_REGISTERS);
    union.update(sketch);
    try {
      union.update(HllSketch.heapify(bytes));
    } catch (SketchesArgumentException e) {
      throw new IOException("not a sketch of distinct values", e);
    }
    sketch = union.getResult(TgtHllType.HLL_8);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    byte[] bytes = sketch.toCompactByteArray();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** About how much memory this takes at the most, in bytes. */
  static long maxBytesUsed() {
    return (1L << LG_REGISTERS) + (8L << LG_RECENT);
  }
}

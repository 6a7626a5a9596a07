package dev.citizens.analysis.sql.aggregate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many values there are near each value. A bucket holds the values that are the same without
 * their last bits, and when buckets become too many, one bit more is left out. How many bits that
 * is in the end depends on the set of values alone, so nothing here depends on their order, or on
 * how they were merged; sketches with a bound on ranks, which toss coins, do. Not thread-safe.
 */
final class ValueHistogram {
  /** Each holds about that share of values that lie close together. */
  static final int MOST_BUCKETS = 4096;

  /** About how much memory a bucket takes. */
  static final int BUCKET_BYTES = 120;

  private TreeMap<Long, Bucket> buckets = new TreeMap<>(); // by value without its last bits
  private int bits; // that are left out

  private static final class Bucket {
    private long greatest = Long.MIN_VALUE;
    private long count;

    void add(long value, long more) {
      greatest = Math.max(greatest, value);
      count += more;
    }
  }

  /** Doubles as whole numbers in the same order; not for -0. */
  static long ordered(double value) {
    long raw = Double.doubleToLongBits(value);
    return raw ^ ((raw >> 63) & Long.MAX_VALUE);
  }

  static double doubleOf(long ordered) {
    return Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
  }

  int size() {
    return buckets.size();
  }

  void add(long value, long count) {
    buckets.computeIfAbsent(value >> bits, missing -> new Bucket()).add(value, count);
    while (buckets.size() > MOST_BUCKETS) {
      coarsen(bits + 1);
    }
  }

  private void coarsen(int newBits) {
    TreeMap<Long, Bucket> fine = buckets;
    buckets = new TreeMap<>();
    bits = newBits;
    for (Bucket each : fine.values()) {
      buckets
          .computeIfAbsent(each.greatest >> bits, missing -> new Bucket())
          .add(each.greatest, each.count);
    }
  }

  /** The least value that at least that share of all do not exceed, by the buckets' greatest. */
  long quantile(double share) {
    long all = buckets.values().stream().mapToLong(bucket -> bucket.count).sum();
    long wanted = Math.max(1, (long) Math.ceil(share * all));
    long passed = 0;
    for (Bucket each : buckets.values()) {
      passed += each.count;
      if (passed >= wanted) {
        return each.greatest;
      }
    }
    return buckets.lastEntry().getValue().greatest;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeByte(bits);
    out.writeInt(buckets.size());
    for (Map.Entry<Long, Bucket> each : buckets.entrySet()) {
      out.writeLong(each.getValue().greatest);
      out.writeLong(each.getValue().count);
    }
  }

  void merge(DataInput in) throws IOException {
    int otherBits = in.readByte();
    if (otherBits > bits) {
      coarsen(otherBits);
    }
    for (int left = in.readInt(); left > 0; left--) {
      add(in.readLong(), in.readLong());
    }
  }
}

package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.ids.LongIds;
import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ColumnType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The different values of groups: values have numbers, and pairs of group and value too. They are
 * shared out by the hash of both, so that a group of any size is counted in shares, whose counts
 * add up.
 */
public final class DistinctValues implements Accumulator {
  private final ValueIds values;
  private final LongIds pairs = new LongIds(); // of group, the upper half, and value
  private int[] counts = new int[1];

  DistinctValues(ColumnType type) {
    values = ValueIds.of(type);
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (argument.states()[rows[i]] == Vector.VALUE) {
        add(groups[i], values.id(argument, rows[i]));
      }
    }
  }

  private void add(int group, int value) {
    int before = pairs.size();
    if (pairs.id((long) group << Integer.SIZE | value) == before) {
      counts[group]++;
    }
  }

  /**
   * The pairs by partition, in each by group.
   *
   * @param hashes of the groups' keys
   */
  public long[][] shares(long[] hashes) {
    byte[] partitions = new byte[pairs.size()];
    int[] sizes = new int[Partitions.COUNT];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = (byte) partition(pairs.key(i), hashes);
      sizes[partitions[i]]++;
    }
    long[][] shares = new long[Partitions.COUNT][];
    Arrays.setAll(shares, partition -> new long[sizes[partition]]);
    for (int i = 0; i < partitions.length; i++) {
      shares[partitions[i]][--sizes[partitions[i]]] = pairs.key(i);
    }
    for (long[] share : shares) {
      Arrays.sort(share);
    }
    return shares;
  }

  /** A value may be the key of its group, too: turned, equal hashes don't cancel each other out. */
  private int partition(long pair, long[] hashes) {
    long hashOfValue = values.hashOf((int) pair);
    return Partitions.of(hashes[group(pair)] ^ Long.rotateLeft(hashOfValue, Integer.SIZE));
  }

  /** The group of a pair. */
  public static int group(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  /** Writes the values of pairs {@code [from, to)} of a share. */
  public void writeValues(long[] share, int from, int to, DataOutput out) throws IOException {
    VarLong.write(to - from, out);
    for (int i = from; i < to; i++) {
      values.write((int) share[i], out);
    }
  }

  /** Adds values of a group that were written. */
  public void mergeValues(int group, DataInput in) throws IOException {
    for (long left = VarLong.read(in); left > 0; left--) {
      add(group, values.read(in));
    }
  }

  /** Writes how many values there are. */
  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    VarLong.write(counts[group], out);
  }

  @Override
  public long bytesUsed() {
    return values.bytesUsed() + pairs.bytesUsed() + 4L * counts.length;
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.aggregate.PairSet;
import dev.citizens.analysis.sql.vector.BatchRows;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The different values that a feed finds in groups. They are shared out by the hash of both, so
 * that a group of any size is counted in shares, whose counts add up.
 */
final class DistinctPairs {
  private final GroupKey values;
  private PairSet pairs = new PairSet(); // of group and value

  DistinctPairs(GroupKey values) {
    this.values = values;
  }

  /**
   * Adds values of rows to their groups; NULLs are left out.
   *
   * @param groups the group of each of {@code rows}
   * @param groupsSize the numbers of groups are below
   */
  void add(BatchRows batch, int[] rows, int[] groups, int count, int groupsSize) {
    int[] numbers = values.numbers(batch, rows, count);
    pairs.ensure(groupsSize, values.size(), count);
    for (int i = 0; i < count; i++) {
      pairs.add(groups[i], numbers[i]);
    }
  }

  /**
   * The pairs by partition, in each by group: the group is in the upper half, the value in the
   * lower one. Nothing is added afterwards.
   *
   * @param hashes of the groups' keys
   */
  long[][] shares(long[] hashes) {
    long[] ofValues = GroupKey.hashes(values);
    int[] sizes = new int[Partitions.COUNT];
    pairs.forEach(
        (group, value) -> {
          if (!values.isNull(value)) {
            sizes[partition(hashes[group], ofValues[value])]++;
          }
        });
    long[][] shares = new long[Partitions.COUNT][];
    Arrays.setAll(shares, partition -> new long[sizes[partition]]);
    pairs.forEach(
        (group, value) -> {
          if (!values.isNull(value)) {
            int partition = partition(hashes[group], ofValues[value]);
            shares[partition][--sizes[partition]] = (long) group << Integer.SIZE | value;
          }
        });
    pairs = null; // its memory is needed for the partials
    for (long[] share : shares) {
      Arrays.sort(share);
    }
    return shares;
  }

  private static int partition(long hashOfGroup, long hashOfValue) {
    return Partitions.of(GroupKey.hashOfPair(hashOfGroup, hashOfValue));
  }

  /** Writes a partition's share, by group: its keys and its values. */
  void write(long[] share, GroupNames keys, DataOutput out) throws IOException {
    GroupNamesWriter names = new GroupNamesWriter(keys);
    FirstTimes written = new FirstTimes();
    int from = 0;
    while (from < share.length) {
      int to = from + 1;
      while (to < share.length && group(share[to]) == group(share[from])) {
        to++;
      }
      out.writeBoolean(true);
      names.write(group(share[from]), out);
      VarLong.write(to - from, out);
      for (; from < to; from++) {
        int value = (int) share[from];
        if (written.write(value, out)) {
          values.write(value, out);
        }
      }
    }
    out.writeBoolean(false);
  }

  private static int group(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  long bytesUsed() {
    return values.bytesUsed() + pairs.bytesUsed();
  }
}

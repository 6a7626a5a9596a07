package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Some groups and their aggregates, to be written as {@link GroupStates} reads them. */
final class GroupSlice implements Writable {
  /** So many groups are written column by column, then the next ones. */
  static final int BLOCK_GROUPS = 1 << 10;

  private final String failure;
  private final GroupNames keys; // null if there is no answer
  private final List<? extends Accumulator> columns;
  private int[] groups = new int[16];
  private int size;

  private GroupSlice(String failure, GroupNames keys, List<? extends Accumulator> columns) {
    this.failure = failure;
    this.keys = keys;
    this.columns = columns;
  }

  /** Of no groups yet. */
  GroupSlice(GroupNames keys, List<? extends Accumulator> columns) {
    this("", keys, columns);
  }

  /** Of a question that has no answer. */
  static GroupSlice failed(String failure) {
    return new GroupSlice(failure, null, List.of());
  }

  /**
   * Groups by the partition that the hash of their keys says; null where there are none.
   *
   * @param isThere whether there is a group with that number
   */
  static GroupSlice[] byPartition(
      long[] hashes, IntPredicate isThere, GroupNames keys, List<? extends Accumulator> columns) {
    GroupSlice[] slices = new GroupSlice[Partitions.COUNT];
    for (int group = 0; group < hashes.length; group++) {
      if (isThere.test(group)) {
        int partition = Partitions.of(hashes[group]);
        Partitions.part(slices, partition, () -> new GroupSlice(keys, columns)).add(group);
      }
    }
    return slices;
  }

  void add(int group) {
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, 2 * size);
    }
    groups[size++] = group;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(failure);
    if (!failure.isEmpty()) {
      return;
    }
    out.writeInt(size);
    GroupNamesWriter names = new GroupNamesWriter(keys);
    for (int from = 0; from < size; from += BLOCK_GROUPS) {
      int to = Math.min(size, from + BLOCK_GROUPS);
      names.write(groups, from, to, out);
      for (Accumulator column : columns) {
        column.writeTo(groups, from, to, out);
      }
    }
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.csv.ByteSink;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Groups with numbers by their keys, of which {@link GroupSlice}s are merged. */
final class MergedSlices implements GroupNames {
  private final GroupTable keys = new GroupTable(0);
  private final List<? extends Accumulator> columns;
  private byte[] key = new byte[64];
  private String failure = ""; // empty as long as there is an answer

  /** Of no groups; {@code columns} have room for all that there are. */
  MergedSlices(List<? extends Accumulator> columns) {
    this.columns = columns;
  }

  /**
   * Merges a slice that was written, whose columns are these.
   *
   * @return whether the question has an answer in that slice
   */
  boolean merge(DataInput in, List<AggregateColumn> columnsOfSlice) throws IOException {
    String other = in.readUTF();
    if (failure.isEmpty() || (!other.isEmpty() && other.compareTo(failure) < 0)) {
      failure = other; // of several always the same one
    }
    for (int left = in.readInt(); left > 0; left--) {
      int group = read(in);
      for (AggregateColumn column : columnsOfSlice) {
        column.merge(group, in);
      }
    }
    return other.isEmpty();
  }

  /** The group whose keys come next, as {@link GroupNames#write} writes them. */
  int read(DataInput in) throws IOException {
    int length = (int) VarLong.read(in);
    if (length > key.length) {
      key = new byte[length * 2];
    }
    in.readFully(key, 0, length);
    return group(key, length);
  }

  /** The group with the keys {@code key[0, length)}, which is added if it is new. */
  int group(byte[] key, int length) {
    int group = keys.group(key, 0, length);
    for (Accumulator column : columns) {
      column.ensure(group + 1);
    }
    return group;
  }

  @Override
  public void appendTo(ByteSink out, int group) {
    out.append(keys.keys(), keys.keyStart(group), keys.keyEnd(group));
  }

  /** All groups with all columns, by partition. */
  GroupSlice[] byPartition() {
    long[] hashes = new long[keys.groups()];
    Arrays.setAll(hashes, keys::hash);
    return GroupSlice.byPartition(hashes, group -> true, this, columns);
  }

  GroupTable keys() {
    return keys;
  }

  /** Why there is no answer; empty if there is one. */
  String failure() {
    return failure;
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
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
    if (!other.isEmpty()) {
      return false;
    }
    int slice = in.readInt();
    GroupNamesReader names = new GroupNamesReader(in);
    for (int left = slice; left > 0; left--) {
      int group = group(names.next(in));
      for (AggregateColumn column : columnsOfSlice) {
        column.merge(group, in);
      }
    }
    return true;
  }

  /** The group whose keys are that line, which is added if it is new. */
  int group(ByteSink line) {
    int group = keys.group(line.array(), 0, line.length());
    for (Accumulator column : columns) {
      column.ensure(group + 1);
    }
    return group;
  }

  /** The whole line is one part. */
  @Override
  public int parts() {
    return 1;
  }

  @Override
  public int number(int group, int part) {
    return group;
  }

  @Override
  public void appendTo(ByteSink out, int part, int number) {
    out.append(keys.keys(), keys.keyStart(number), keys.keyEnd(number));
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

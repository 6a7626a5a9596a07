package dev.citizens.analysis.sql;

import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.csv.ByteSink;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Some of the groups of a feed, to be written as {@link GroupStates} reads them. */
final class GroupSlice implements Writable {
  private final String failure;
  private final GroupKeys keys;
  private final List<AggregateColumn> columns;
  private int[] groups = new int[16];
  private int size;

  /** Of no groups yet; or of a question that has no answer, if {@code failure} is not null. */
  GroupSlice(String failure, GroupKeys keys, List<AggregateColumn> columns) {
    this.failure = failure;
    this.keys = keys;
    this.columns = columns;
  }

  void add(int group) {
    if (size == groups.length) {
      groups = Arrays.copyOf(groups, 2 * size);
    }
    groups[size++] = group;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(failure == null ? "" : failure);
    out.writeInt(size);
    ByteSink key = new ByteSink(256);
    for (int i = 0; i < size; i++) {
      key.clear();
      keys.appendTo(key, groups[i]);
      out.writeInt(key.length());
      out.write(key.array(), 0, key.length());
      for (AggregateColumn column : columns) {
        column.writeTo(groups[i], out);
      }
    }
  }
}

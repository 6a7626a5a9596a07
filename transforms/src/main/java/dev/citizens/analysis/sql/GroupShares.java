package dev.citizens.analysis.sql;

import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.aggregate.DistinctValues;
import dev.citizens.sql.tree.Aggregate;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A partition's share of a question with {@code count(DISTINCT …)}, merged: the different values in
 * it are in no other, so their numbers add up to that of the group.
 */
final class GroupShares implements FirstMerge {
  private final List<Accumulator> columns = new ArrayList<>();
  private final List<AggregateColumn> aggregates = new ArrayList<>();
  private final List<DistinctValues> values = new ArrayList<>();
  private final MergedSlices groups = new MergedSlices(columns);

  GroupShares(List<Aggregate> ofQuestion) {
    for (Aggregate each : ofQuestion) {
      Accumulator column = Accumulator.of(each);
      columns.add(column);
      if (column instanceof DistinctValues distinct) {
        values.add(distinct);
      } else {
        aggregates.add((AggregateColumn) column);
      }
    }
  }

  @Override
  public void merge(DataInput in) throws IOException {
    if (!groups.merge(in, aggregates)) {
      return; // no values follow
    }
    for (DistinctValues each : values) {
      while (in.readBoolean()) {
        each.mergeValues(groups.read(in), in);
      }
    }
  }

  @Override
  public Writable[] partials() {
    if (!groups.failure().isEmpty()) {
      return new Writable[] {GroupSlice.failed(groups.failure())};
    }
    long[] hashes = groups.hashes(groups.keys().groups());
    return GroupSlice.byPartition(hashes, group -> true, groups, columns);
  }
}

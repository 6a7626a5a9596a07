package dev.citizens.analysis.sql;

import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.aggregate.DistinctValues;
import dev.citizens.sql.tree.Query;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;

/**
 * A partition's share of a question with {@code count(DISTINCT …)}, merged: the different values in
 * it are in no other, so their numbers add up to that of the group.
 */
final class GroupShares implements FirstMerge {
  private final List<AggregateColumn> aggregates;
  private final List<DistinctValues> values;
  private final MergedSlices groups;

  GroupShares(Query query) {
    List<Accumulator> columns = query.aggregates().stream().map(Accumulator::of).toList();
    this.aggregates = Accumulator.only(AggregateColumn.class, columns);
    this.values = Accumulator.only(DistinctValues.class, columns);
    this.groups = new MergedSlices(query.keys().size(), columns);
  }

  @Override
  public void merge(DataInput in) throws IOException {
    if (!groups.merge(in, aggregates)) {
      return; // no values follow
    }
    for (DistinctValues each : values) {
      GroupNamesReader names = groups.names();
      DistinctValues.Share share = each.share();
      while (in.readBoolean()) {
        share.merge(groups.next(names, in), in);
      }
    }
  }

  @Override
  public Writable[] partials() {
    return groups.failure().isEmpty()
        ? groups.byPartition()
        : new Writable[] {GroupSlice.failed(groups.failure())};
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Some groups with their aggregates, and totals of groups that may be others, to be written as
 * {@link GroupStates} reads them.
 *
 * @param totals each of one group
 */
record TotalsSlice(GroupSlice groups, List<AggregateColumn> totals) implements Writable {
  @Override
  public void writeTo(DataOutput out) throws IOException {
    groups.writeTo(out);
    for (AggregateColumn total : totals) {
      total.writeTo(0, out);
    }
  }
}

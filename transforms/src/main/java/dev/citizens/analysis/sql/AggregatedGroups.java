package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Groups with numbers, and an accumulator for each aggregate. */
final class AggregatedGroups implements FeedGroups {
  private final List<Aggregate> aggregates;
  private final RowValues values;
  private final GroupKeys keys;
  private final List<AggregateColumn> columns = new ArrayList<>(); // but for different values
  private final List<DistinctPairs> distinct = new ArrayList<>();
  private final int[] filtered = new int[RowBatch.MAX_ROWS];
  private final int[] groupsOfFiltered = new int[RowBatch.MAX_ROWS];

  AggregatedGroups(SqlAnalysis question, RowValues values, SharedCodes codes) {
    this.aggregates = question.query().aggregates();
    this.values = values;
    this.keys = new GroupKeys(question.query(), values, codes);
    for (Aggregate aggregate : aggregates) {
      if (aggregate.countsDistinct()) {
        boolean leavesRowsOut = question.query().where() != null || aggregate.filter() != null;
        Expression value = aggregate.arguments().get(0);
        distinct.add(new DistinctPairs(GroupKey.of(value, values, codes, leavesRowsOut)));
      } else {
        columns.add(AggregateColumn.of(aggregate));
      }
    }
    ensure();
  }

  private void ensure() {
    for (AggregateColumn column : columns) {
      column.ensure(keys.size());
    }
  }

  @Override
  public void add(BatchRows batch, int[] rows, int count) {
    int[] groups = keys.of(batch, rows, count);
    ensure();
    int nextColumn = 0;
    int nextDistinct = 0;
    for (Aggregate aggregate : aggregates) {
      int[] kept = rows;
      int[] groupsOfKept = groups;
      int keptCount = count;
      if (aggregate.filter() != null) {
        keptCount = filter(aggregate.filter(), batch, rows, groups, count);
        kept = filtered;
        groupsOfKept = groupsOfFiltered;
      }
      if (aggregate.countsDistinct()) {
        distinct.get(nextDistinct++).add(batch, kept, groupsOfKept, keptCount, keys.size());
      } else {
        Vector argument = argument(aggregate, batch, kept, keptCount);
        columns.get(nextColumn++).add(argument, kept, groupsOfKept, keptCount);
      }
    }
  }

  private int filter(Expression condition, BatchRows batch, int[] rows, int[] groups, int count) {
    Vector chosen = values.of(condition, batch, rows, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      filtered[kept] = rows[i];
      groupsOfFiltered[kept] = groups[i];
      kept += chosen.isTrue(rows[i]) ? 1 : 0;
    }
    return kept;
  }

  private Vector argument(Aggregate aggregate, BatchRows batch, int[] rows, int count) {
    Expression argument = AggregateColumn.argument(aggregate);
    return argument == null ? null : values.of(argument, batch, rows, count);
  }

  @Override
  public long bytesUsed() {
    long bytesUsed = keys.bytesUsed();
    for (AggregateColumn column : columns) {
      bytesUsed += column.bytesUsed();
    }
    for (DistinctPairs each : distinct) {
      bytesUsed += each.bytesUsed();
    }
    return bytesUsed;
  }

  @Override
  public Writable[] partials() {
    long[] hashes = keys.hashes();
    GroupSlice[] groups = GroupSlice.byPartition(hashes, keys::isSeen, keys, columns);
    if (distinct.isEmpty()) {
      return groups;
    }
    List<long[][]> pairs = distinct.stream().map(each -> each.shares(hashes)).toList();
    ShareSlice[] shares = new ShareSlice[Partitions.COUNT];
    Arrays.setAll(
        shares,
        partition -> {
          List<long[]> here = pairs.stream().map(each -> each[partition]).toList();
          GroupSlice whole =
              Partitions.part(groups, partition, () -> new GroupSlice(keys, columns));
          return new ShareSlice(whole, keys, distinct, here);
        });
    return shares;
  }
}

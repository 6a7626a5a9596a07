package dev.citizens.analysis.sql;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.Accumulator;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.aggregate.DistinctValues;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Query;
import java.util.Arrays;
import java.util.List;

/** Answers a question for the rows of a scan, batch by batch and column by column. */
final class SqlFeed implements Analysis.Feed {
  private static final int[] ALL_ROWS = new int[RowBatch.MAX_ROWS];

  static {
    Arrays.setAll(ALL_ROWS, row -> row);
  }

  private final Query query;
  private final RowValues values;
  private final GroupKeys keys;
  private final List<Accumulator> columns;
  private final int[] selected = new int[RowBatch.MAX_ROWS];
  private final int[] filtered = new int[RowBatch.MAX_ROWS];
  private final int[] groupsOfFiltered = new int[RowBatch.MAX_ROWS];
  private String failure; // null as long as there is an answer

  SqlFeed(SqlAnalysis question, SharedCodes codes) {
    query = question.query();
    values = RowValues.ofRows(question, codes);
    keys = new GroupKeys(question, values, codes);
    columns = query.aggregates().stream().map(Accumulator::of).toList();
    ensure();
  }

  @Override
  public void accept(RowBatch batch) {
    if (failure == null) {
      try {
        add(new BatchRows(batch));
      } catch (EvaluationFailure e) {
        failure = e.getMessage();
      }
    }
  }

  private void add(BatchRows batch) {
    int[] rows = ALL_ROWS;
    int count = batch.size();
    if (query.where() != null) {
      count = values.filter(query.where(), batch, ALL_ROWS, count, selected);
      rows = selected;
    }
    if (count == 0) {
      return;
    }
    int[] groups = keys.of(batch, rows, count);
    ensure();
    for (int i = 0; i < columns.size(); i++) {
      add(query.aggregates().get(i), columns.get(i), batch, rows, groups, count);
    }
  }

  private void ensure() {
    for (Accumulator column : columns) {
      column.ensure(keys.size());
    }
  }

  private void add(
      Aggregate aggregate,
      Accumulator column,
      BatchRows batch,
      int[] rows,
      int[] groups,
      int count) {
    if (aggregate.filter() == null) {
      column.add(argument(aggregate, batch, rows, count), rows, groups, count);
      return;
    }
    Vector condition = values.of(aggregate.filter(), batch, rows, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      filtered[kept] = rows[i];
      groupsOfFiltered[kept] = groups[i];
      kept += condition.isTrue(rows[i]) ? 1 : 0;
    }
    column.add(argument(aggregate, batch, filtered, kept), filtered, groupsOfFiltered, kept);
  }

  private Vector argument(Aggregate aggregate, BatchRows batch, int[] rows, int count) {
    Expression argument = AggregateColumn.argument(aggregate);
    return argument == null ? null : values.of(argument, batch, rows, count);
  }

  @Override
  public long bytesUsed() {
    long bytesUsed = keys.bytesUsed();
    for (Accumulator column : columns) {
      bytesUsed += column.bytesUsed();
    }
    return bytesUsed;
  }

  @Override
  public Writable[] partials() {
    if (failure != null) {
      return new Writable[] {GroupSlice.failed(failure)};
    }
    long[] hashes = keys.hashes();
    List<DistinctValues> values = Accumulator.only(DistinctValues.class, columns);
    return values.isEmpty()
        ? GroupSlice.byPartition(hashes, keys::isSeen, keys, columns)
        : shares(hashes, values);
  }

  private ShareSlice[] shares(long[] hashes, List<DistinctValues> values) {
    List<AggregateColumn> aggregates = Accumulator.only(AggregateColumn.class, columns);
    GroupSlice[] groups = GroupSlice.byPartition(hashes, keys::isSeen, keys, aggregates);
    List<long[][]> pairs = values.stream().map(each -> each.shares(hashes)).toList();
    ShareSlice[] shares = new ShareSlice[Partitions.COUNT];
    Arrays.setAll(
        shares,
        partition -> {
          List<long[]> here = pairs.stream().map(each -> each[partition]).toList();
          GroupSlice whole =
              Partitions.part(groups, partition, () -> new GroupSlice(keys, aggregates));
          return new ShareSlice(whole, keys, values, here);
        });
    return shares;
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.FirstMerge;
import dev.citizens.analysis.Partitions;
import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.Source;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Query;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of a question with keys and {@code sum(…) OVER ()}, merged: its groups are whole, so
 * it knows what they add to the totals, and tells all partitions.
 */
final class GroupTotals implements FirstMerge {
  private final SqlAnalysis question;
  private final List<AggregateColumn> columns;
  private final MergedSlices groups;

  /** Of no groups. */
  GroupTotals(SqlAnalysis question) {
    this.question = question;
    this.columns = question.query().aggregates().stream().map(AggregateColumn::of).toList();
    this.groups = new MergedSlices(question.query().keys().size(), columns);
  }

  @Override
  public void merge(DataInput in) throws IOException {
    groups.merge(in, columns);
  }

  @Override
  public Writable[] partials() {
    if (!groups.failure().isEmpty()) {
      return new Writable[] {GroupSlice.failed(groups.failure())};
    }
    List<AggregateColumn> totals;
    try {
      totals = of(question, groups, columns);
    } catch (EvaluationFailure e) {
      return new Writable[] {GroupSlice.failed(e.getMessage())};
    }
    GroupSlice[] own = groups.byPartition();
    TotalsSlice[] slices = new TotalsSlice[Partitions.COUNT];
    Arrays.setAll(
        slices,
        partition -> {
          GroupSlice slice = Partitions.part(own, partition, () -> new GroupSlice(groups, columns));
          return new TotalsSlice(slice, totals);
        });
    return slices;
  }

  /**
   * The totals of those groups that HAVING keeps, as columns of one group.
   *
   * @throws EvaluationFailure if the question has no answer
   */
  static List<AggregateColumn> of(
      SqlAnalysis question, MergedSlices groups, List<AggregateColumn> columns) {
    Query query = question.query();
    List<AggregateColumn> totals = query.totals().stream().map(AggregateColumn::of).toList();
    RowValues values = RowValues.ofGroups(question);
    int[] rows = new int[RowBatch.MAX_ROWS];
    int[] one = new int[RowBatch.MAX_ROWS]; // the group of each row is 0
    for (int first = 0; first < groups.size(); first += RowBatch.MAX_ROWS) {
      int count = Math.min(RowBatch.MAX_ROWS, groups.size() - first);
      Source source = new MergedGroups(groups, columns, List.of(), first, count);
      Arrays.setAll(rows, row -> row);
      if (query.having() != null) {
        count = values.filter(query.having(), source, rows, count, rows);
      }
      for (int i = 0; i < totals.size(); i++) {
        Vector each = values.of(query.totals().get(i).arguments().get(0), source, rows, count);
        totals.get(i).add(each, rows, one, count);
      }
    }
    return totals;
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partial;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The groups of a question, merged from what feeds have learnt, and their aggregates; and totals of
 * groups that may be in any partition, merged from what {@link GroupTotals} have found.
 */
final class GroupStates implements Partial {
  private final SqlAnalysis question;
  private final List<AggregateColumn> columns;
  private final List<AggregateColumn> totals;
  private final MergedSlices groups;

  /** Of no rows: without keys there is a group all the same. */
  GroupStates(SqlAnalysis question) {
    this.question = question;
    this.columns = question.query().aggregates().stream().map(AggregateColumn::of).toList();
    this.totals =
        question.sharesTotals()
            ? question.query().totals().stream().map(AggregateColumn::of).toList()
            : List.of();
    this.groups = new MergedSlices(question.query().keys().size(), columns);
    if (question.query().keys().isEmpty()) {
      groups.addOnlyGroup();
    }
  }

  @Override
  public void merge(DataInput in) throws IOException {
    if (groups.merge(in, columns)) {
      for (AggregateColumn total : totals) {
        total.merge(0, in);
      }
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    if (!groups.failure().isEmpty()) {
      GroupSlice.failed(groups.failure()).writeTo(out);
      return;
    }
    GroupSlice all = new GroupSlice(groups, columns);
    for (int group = 0; group < groups.size(); group++) {
      all.add(group);
    }
    new TotalsSlice(all, totals).writeTo(out);
  }

  /**
   * Gives the lines in the order of the question, then of all keys.
   *
   * @throws EvaluationFailure if the question has no answer
   */
  @Override
  public void emit(int top, LineOutput out) throws IOException {
    if (!groups.failure().isEmpty()) {
      throw new EvaluationFailure(groups.failure());
    }
    List<AggregateColumn> known =
        question.query().keys().isEmpty() ? GroupTotals.of(question, groups, columns) : totals;
    new ResultLines(question, groups, columns, known).emit(top, out);
  }
}

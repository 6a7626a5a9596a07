package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partial;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The groups of a question, merged from what feeds have learnt, and their aggregates. */
final class GroupStates implements Partial {
  private final SqlAnalysis question;
  private final List<AggregateColumn> columns;
  private final MergedSlices groups;

  /** Of no rows: without keys there is a group all the same. */
  GroupStates(SqlAnalysis question) {
    this.question = question;
    this.columns = question.query().aggregates().stream().map(AggregateColumn::of).toList();
    this.groups = new MergedSlices(columns);
    if (question.query().keys().isEmpty()) {
      groups.group(new byte[0], 0);
    }
  }

  @Override
  public void merge(DataInput in) throws IOException {
    groups.merge(in, columns);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    if (!groups.failure().isEmpty()) {
      GroupSlice.failed(groups.failure()).writeTo(out);
      return;
    }
    GroupSlice all = new GroupSlice(groups, columns);
    for (int group = 0; group < groups.keys().groups(); group++) {
      all.add(group);
    }
    all.writeTo(out);
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
    new ResultLines(question, groups.keys(), columns).emit(top, out);
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.Partial;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The groups of a question, merged from what feeds have learnt, and their aggregates. */
final class GroupStates implements Partial {
  private final SqlAnalysis question;
  private final GroupTable groups = new GroupTable(0);
  private final List<AggregateColumn> columns;
  private String failure = ""; // empty as long as there is an answer

  /** Of no rows: without keys there is a group all the same. */
  GroupStates(SqlAnalysis question) {
    this.question = question;
    this.columns = question.query().aggregates().stream().map(AggregateColumn::of).toList();
    if (question.query().keys().isEmpty()) {
      group(new byte[0], 0);
    }
  }

  private int group(byte[] key, int length) {
    int group = groups.group(key, 0, length);
    for (AggregateColumn column : columns) {
      column.ensure(group + 1);
    }
    return group;
  }

  @Override
  public void merge(DataInput in) throws IOException {
    String other = in.readUTF();
    if (failure.isEmpty() || (!other.isEmpty() && other.compareTo(failure) < 0)) {
      failure = other; // of several always the same one
    }
    byte[] key = new byte[64];
    for (int left = in.readInt(); left > 0; left--) {
      int length = in.readInt();
      if (length > key.length) {
        key = new byte[length * 2];
      }
      in.readFully(key, 0, length);
      int group = group(key, length);
      for (AggregateColumn column : columns) {
        column.merge(group, in);
      }
    }
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeUTF(failure);
    out.writeInt(groups.groups());
    for (int group = 0; group < groups.groups(); group++) {
      int start = groups.keyStart(group);
      int length = groups.keyEnd(group) - start;
      out.writeInt(length);
      out.write(groups.keys(), start, length);
      for (AggregateColumn column : columns) {
        column.writeTo(group, out);
      }
    }
  }

  /**
   * Gives the lines in the order of the question, then of all keys.
   *
   * @throws EvaluationFailure if the question has no answer
   */
  @Override
  public void emit(int top, LineOutput out) throws IOException {
    if (!failure.isEmpty()) {
      throw new EvaluationFailure(failure);
    }
    new ResultLines(question, groups, columns).emit(top, out);
  }
}

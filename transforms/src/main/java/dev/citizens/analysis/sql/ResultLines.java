package dev.citizens.analysis.sql;

import dev.citizens.analysis.Partial.LineOutput;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines that a question's groups give, in order: those of {@code HAVING}, by {@code ORDER BY},
 * then by all keys, ascending and NULLs last, so that no two are equal.
 */
final class ResultLines {
  private final Query query;
  private final MergedSlices groups;
  private final List<AggregateColumn> columns;
  private final List<AggregateColumn> totals;
  private final RowValues values;
  private final List<SortKey> order;
  private final FieldWriter writer = new FieldWriter();

  ResultLines(
      SqlAnalysis question,
      MergedSlices groups,
      List<AggregateColumn> columns,
      List<AggregateColumn> totals) {
    this.query = question.query();
    this.groups = groups;
    this.columns = columns;
    this.totals = totals;
    this.values = RowValues.ofGroups(question);
    this.order = new ArrayList<>(query.orderBy());
    for (int key = 0; key < query.keys().size(); key++) {
      order.add(new SortKey(new KeyRef(key, query.keys().get(key).type()), false, false));
    }
  }

  void emit(int top, LineOutput out) throws IOException {
    OrderedLines lines = new OrderedLines(top);
    int[] rows = new int[RowBatch.MAX_ROWS];
    for (int first = 0; first < groups.size(); first += RowBatch.MAX_ROWS) {
      int size = Math.min(RowBatch.MAX_ROWS, groups.size() - first);
      Arrays.setAll(rows, row -> row);
      add(new MergedGroups(groups, columns, totals, first, size), rows, lines);
    }
    lines.emit(out);
  }

  /** Adds the lines of some groups; {@code rows} are all of them. */
  private void add(MergedGroups source, int[] rows, OrderedLines lines) {
    int count = source.size();
    if (query.having() != null) {
      count = values.filter(query.having(), source, rows, count, rows);
    }
    List<Vector> sortValues = new ArrayList<>();
    for (SortKey each : order) {
      sortValues.add(values.of(each.expression(), source, rows, count));
    }
    List<Vector> outputs = new ArrayList<>();
    for (Output output : query.outputs()) {
      outputs.add(values.of(output.expression(), source, rows, count));
    }
    for (int i = 0; i < count; i++) {
      addLine(sortValues, outputs, rows[i], lines);
    }
  }

  private void addLine(List<Vector> sortValues, List<Vector> outputs, int row, OrderedLines lines) {
    ByteSink bytes = lines.bytes();
    for (int i = 0; i < order.size(); i++) {
      SortKey key = order.get(i);
      SortBytes.append(sortValues.get(i), row, key.descending(), key.nullsFirst(), bytes);
      if (lines.dropIfBehind()) {
        return; // most are behind by their first value
      }
    }
    lines.endOrder();
    for (int i = 0; i < outputs.size(); i++) {
      if (i > 0) {
        bytes.append(CanonicalCsv.DELIMITER);
      }
      writer.append(outputs.get(i), row, bytes);
    }
    lines.endLine();
  }
}

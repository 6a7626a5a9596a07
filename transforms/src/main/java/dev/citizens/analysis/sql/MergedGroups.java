package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.FieldReader;
import dev.citizens.analysis.sql.vector.Source;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.TotalRef;
import java.util.List;

/**
 * Consecutive groups as rows, whose columns are keys, aggregates and totals.
 *
 * @param totals of one group, which all of these are in
 * @param first the number of the group that is the first row
 */
record MergedGroups(
    MergedSlices groups,
    List<AggregateColumn> columns,
    List<AggregateColumn> totals,
    int first,
    int size)
    implements Source {
  @Override
  public long number() {
    return first;
  }

  @Override
  public void read(Expression leaf, Vector values) {
    if (leaf instanceof AggregateRef aggregate) {
      AggregateColumn column = columns.get(aggregate.place());
      for (int row = 0; row < size; row++) {
        column.result(first + row, values, row);
      }
    } else if (leaf instanceof TotalRef total) {
      AggregateColumn column = totals.get(total.place());
      for (int row = 0; row < size; row++) {
        column.result(0, values, row);
      }
    } else {
      readKey(((KeyRef) leaf).place(), values);
    }
  }

  private void readKey(int place, Vector values) {
    GroupTable texts = groups.texts(place);
    for (int row = 0; row < size; row++) {
      int number = groups.number(first + row, place);
      FieldReader.read(texts.keys(), texts.keyStart(number), texts.keyEnd(number), values, row);
    }
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.GroupTable;
import dev.citizens.analysis.sql.aggregate.AggregateColumn;
import dev.citizens.analysis.sql.vector.FieldReader;
import dev.citizens.analysis.sql.vector.Source;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.CanonicalCsv;
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
    GroupTable groups,
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
    byte[] bytes = groups.keys();
    for (int row = 0; row < size; row++) {
      int end = groups.keyEnd(first + row);
      int from = groups.keyStart(first + row);
      int to = fieldEnd(bytes, from, end);
      for (int field = 0; field < place; field++) {
        from = to + 1;
        to = fieldEnd(bytes, from, end);
      }
      FieldReader.read(bytes, from, to, values, row);
    }
  }

  /** Where the field that begins at {@code from} ends. A quote in quotes stands there twice. */
  private static int fieldEnd(byte[] bytes, int from, int end) {
    boolean inQuotes = false;
    int p = from;
    while (p < end && (inQuotes || bytes[p] != CanonicalCsv.DELIMITER)) {
      inQuotes ^= bytes[p] == CanonicalCsv.QUOTE;
      p++;
    }
    return p;
  }
}

package dev.citizens.analysis.sql.vector;

import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds expressions that are worth evaluating once for each value of a column: functions of one
 * column of texts. Numbers and dates are read from their digits faster than they are looked up.
 */
final class OnlyColumn {
  private OnlyColumn() {}

  /** The column; null if the expression is another, or is a column. */
  static ColumnRef of(Expression expression) {
    Set<ColumnRef> columns = new HashSet<>();
    collect(expression, columns);
    ColumnRef only = columns.size() == 1 ? columns.iterator().next() : null;
    boolean isWorthIt =
        only != null && Form.of(only.type()) == Form.TEXT && !(expression instanceof ColumnRef);
    return isWorthIt ? only : null;
  }

  private static void collect(Expression expression, Set<ColumnRef> columns) {
    if (expression instanceof ColumnRef column) {
      columns.add(column);
    }
    for (Expression part : Expressions.parts(expression)) {
      collect(part, columns);
    }
  }
}

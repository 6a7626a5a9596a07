package dev.citizens.sql.bind;

import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.TotalRef;
import java.util.List;

/**
 * Says of a group what was said of its rows: what the rows are grouped by is the group's key.
 *
 * @param keys over columns
 */
record Grouping(List<Expression> keys, Columns columns) {
  /** Whether GROUP BY ALL means an expression of SELECT: no constant, and without aggregates. */
  static boolean isKey(Expression expression) {
    return !(expression instanceof Literal)
        && !has(AggregateRef.class, expression)
        && !hasTotal(expression);
  }

  /** Whether an expression depends on all groups. */
  static boolean hasTotal(Expression expression) {
    return has(TotalRef.class, expression);
  }

  private static boolean has(Class<? extends Expression> kind, Expression expression) {
    if (expression instanceof Call call) {
      return call.arguments().stream().anyMatch(each -> has(kind, each));
    }
    if (expression instanceof Case choice) {
      return has(kind, choice.otherwise())
          || choice.whens().stream()
              .anyMatch(when -> has(kind, when.condition()) || has(kind, when.result()));
    }
    return kind.isInstance(expression);
  }

  /**
   * An expression over keys and aggregates.
   *
   * @throws SqlMistake if it depends on a column that the rows of a group may differ in
   */
  Expression of(Expression expression) {
    if (expression instanceof Literal) {
      return expression;
    }
    int key = keys.indexOf(expression);
    if (key >= 0) {
      return new KeyRef(key, expression.type());
    }
    if (expression instanceof ColumnRef column) {
      throw new SqlMistake(
          columns.placeOf(column),
          "%s is not in GROUP BY; group by it, or take an aggregate, such as min(%s)"
              .formatted(column.name(), column.name()));
    }
    if (expression instanceof Call call) {
      return new Call(
          call.function(), call.arguments().stream().map(this::of).toList(), call.type());
    }
    if (expression instanceof Case choice) {
      return new Case(
          choice.whens().stream()
              .map(when -> new Case.When(of(when.condition()), of(when.result())))
              .toList(),
          of(choice.otherwise()),
          choice.type());
    }
    return expression;
  }
}

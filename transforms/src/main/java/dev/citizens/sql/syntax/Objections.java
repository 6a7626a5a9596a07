package dev.citizens.sql.syntax;

import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.statement.select.Select;

/** What is said of expressions that JSqlParser knows and the language does not. */
final class Objections {
  static final String NO_WINDOWS =
      "of window functions there is only sum(…) OVER (), the total of all groups";

  private static final int MOST_SHOWN = 40;

  private Objections() {}

  /** Refuses an expression that says more than what was understood of it. */
  static void requireNothingElse(Expression expression, String understood, Place place) {
    if (!expression.toString().equals(understood)) {
      throw new SqlMistake(place, unknown(expression));
    }
  }

  /** Why an expression is refused, and what to write instead. */
  static String to(Expression expression) {
    if (expression instanceof Select || expression instanceof ExistsExpression) {
      return "a question reads one data set: subqueries are not supported";
    }
    if (expression instanceof AnalyticExpression) {
      return NO_WINDOWS;
    }
    if (expression instanceof AllValue) {
      return "ALL stands alone behind GROUP BY";
    }
    if (expression instanceof IntervalExpression) {
      return "INTERVAL is not supported; add or subtract days, such as birth_date + 30";
    }
    if (expression instanceof TimeKeyExpression) {
      return "%s depends on the clock, and a re-run must give the same; write run_date()"
          .formatted(expression);
    }
    return unknown(expression);
  }

  private static String unknown(Expression expression) {
    return Printable.of(expression.toString(), MOST_SHOWN)
        + " is not of the language; docs/sql.md has what is";
  }
}

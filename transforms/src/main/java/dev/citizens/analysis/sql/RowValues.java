package dev.citizens.analysis.sql;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.analysis.sql.vector.Expressions;
import dev.citizens.analysis.sql.vector.Source;
import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.sql.tree.Expression;

/** Values of a question's expressions that must be there: a failure is one of the question. */
final class RowValues {
  private final SqlAnalysis question;
  private final Expressions expressions;

  private RowValues(SqlAnalysis question, Expressions expressions) {
    this.question = question;
    this.expressions = expressions;
  }

  static RowValues ofRows(SqlAnalysis question, SharedCodes codes) {
    return new RowValues(question, Expressions.ofRows(question.runDate(), codes));
  }

  static RowValues ofGroups(SqlAnalysis question) {
    return new RowValues(question, Expressions.ofGroups(question.runDate()));
  }

  /**
   * The values of an expression, valid until the next source.
   *
   * @param rows those whose values are needed
   * @param count how many of {@code rows} there are
   * @throws EvaluationFailure if one of them has failed
   */
  Vector of(Expression expression, Source source, int[] rows, int count) {
    Vector values = expressions.of(expression, source);
    if (values.anyFailed()) {
      for (int i = 0; i < count; i++) {
        if (values.states()[rows[i]] > Vector.NULL) {
          throw failure(expression, source, rows[i], values.states()[rows[i]]);
        }
      }
    }
    return values;
  }

  /** As {@link Expressions#codes}. */
  int[] codes(Expression expression) {
    return expressions.codes(expression);
  }

  private EvaluationFailure failure(Expression expression, Source source, int row, byte state) {
    Expression failed = expressions.failed(expression, source, row);
    String text = new ExpressionText(question.query()).of(failed);
    return EvaluationFailure.of(question, text, failed.type(), state);
  }

  /**
   * Keeps the rows for which a condition is true.
   *
   * @param kept receives them; may be {@code rows}
   * @return how many they are
   */
  int filter(Expression condition, Source source, int[] rows, int count, int[] kept) {
    Vector values = of(condition, source, rows, count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      kept[next] = rows[i];
      next += values.isTrue(rows[i]) ? 1 : 0;
    }
    return next;
  }
}

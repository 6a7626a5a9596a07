package dev.citizens.analysis.sql;

import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.csv.ColumnType;
import dev.citizens.failures.Printable;

/** A question that has no answer, as a value that is needed cannot be computed. */
public final class EvaluationFailure extends RuntimeException {
  private static final int MOST_CHARACTERS = 200;

  EvaluationFailure(String message) {
    super(message);
  }

  /**
   * That of an expression of a question.
   *
   * @param expression as SQL, without values of the data
   * @param state a failed one of {@link Vector}
   */
  static EvaluationFailure of(
      SqlAnalysis question, String expression, ColumnType type, byte state) {
    String what =
        state == Vector.OVERFLOW
            ? "is too large for the type %s".formatted(type)
            : "has a value that is no %s".formatted(type);
    return new EvaluationFailure(
        "the question %s of %s has no answer: %s %s; change it, or leave such rows out with WHERE"
            .formatted(
                question.name(),
                question.dataset(),
                Printable.of(expression, MOST_CHARACTERS),
                what));
  }
}

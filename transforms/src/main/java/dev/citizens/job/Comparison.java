package dev.citizens.job;

import dev.citizens.analysis.expression.KeyExpression;
import java.util.List;

/**
 * Two data sets that must hold the same rows.
 *
 * @param left a data set's name
 * @param right another one's
 * @param groups what their rows are grouped by to tell where they differ
 */
public record Comparison(String left, String right, Groups groups) {
  /** Makes the expressions when the columns of the left data set are known. */
  @FunctionalInterface
  public interface Groups {
    /**
     * The expressions over its columns.
     *
     * @throws dev.citizens.failures.StepFailure with status 2, file and line if it has no such
     *     column
     */
    List<KeyExpression> of(Dataset left);
  }

  /** Whether the data set is one of the two. */
  public boolean isOf(String dataset) {
    return left.equals(dataset) || right.equals(dataset);
  }

  /** For messages, such as {@code citizens with citizens_mysql}. */
  public String label() {
    return left + " with " + right;
  }
}

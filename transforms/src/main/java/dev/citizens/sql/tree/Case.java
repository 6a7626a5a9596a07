package dev.citizens.sql.tree;

import dev.citizens.csv.ColumnType;
import java.io.Serializable;
import java.util.List;

/**
 * {@code CASE WHEN … THEN … ELSE … END}. {@code CASE x WHEN y} is written as {@code WHEN x = y}.
 *
 * @param otherwise what ELSE says, or the literal NULL
 */
public record Case(List<When> whens, Expression otherwise, ColumnType type) implements Expression {
  /**
   * A branch.
   *
   * @param condition a boolean
   */
  public record When(Expression condition, Expression result) implements Serializable {}
}

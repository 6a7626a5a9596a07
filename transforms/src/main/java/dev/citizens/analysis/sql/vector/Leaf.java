package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.RowBatch;
import dev.citizens.sql.tree.Expression;

/** A column, a key, an aggregate or a total. */
final class Leaf extends Node {
  private final Expression expression;
  private final Vector values;

  Leaf(Expression expression) {
    this.expression = expression;
    this.values = new Vector(expression.type(), RowBatch.MAX_ROWS);
  }

  @Override
  Vector evaluate(Source source) {
    values.restart();
    source.read(expression, values);
    return values;
  }
}

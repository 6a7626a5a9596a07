package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.Place;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Literal;

/**
 * An expression whose names and types are known.
 *
 * @param place where it begins
 * @param isUntyped whether it is a text in quotes or NULL, as written, which takes the type of what
 *     stands beside it
 */
record Bound(Expression expression, Place place, boolean isUntyped) {
  /** An expression with a type of its own. */
  Bound(Expression expression, Place place) {
    this(expression, place, false);
  }

  ColumnType type() {
    return expression.type();
  }

  boolean isConstant() {
    return expression instanceof Literal;
  }

  /** For messages: the column's name, or nothing better than this. */
  String shown() {
    return expression instanceof ColumnRef column ? column.name() : "this";
  }
}

package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Operator;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import java.util.List;
import java.util.Map;

/** Gives arithmetic its types, of numbers and of days. */
final class Arithmetic {
  private static final Map<Operator, Function> FUNCTIONS =
      Map.of(
          Operator.ADD, Function.ADD,
          Operator.SUBTRACT, Function.SUBTRACT,
          Operator.MULTIPLY, Function.MULTIPLY,
          Operator.DIVIDE, Function.DIVIDE,
          Operator.MODULO, Function.MODULO);

  private Arithmetic() {}

  /** An operator between two values. */
  static Expression bind(Operator operator, Bound first, Bound second) {
    Bound left = typed(first, second);
    Bound right = typed(second, first);
    if (left.type().kind() == Kind.DATE || right.type().kind() == Kind.DATE) {
      return days(operator, left, right);
    }
    require(operator, left, right, Conversions.isNumber(left) && Conversions.isNumber(right));
    return numbers(operator, left, right);
  }

  /** A text in quotes takes the type of the other value. */
  private static Bound typed(Bound value, Bound other) {
    if (!value.isUntyped()) {
      return value;
    }
    ColumnType type = other.isUntyped() ? ColumnType.LONG : other.type();
    return new Bound(Constants.as(value, type), value.place());
  }

  private static Expression days(Operator operator, Bound left, Bound right) {
    Kind first = left.type().kind();
    Kind second = right.type().kind();
    if (operator == Operator.SUBTRACT && first == Kind.DATE && second == Kind.DATE) {
      return call(Function.DAYS_BETWEEN, ColumnType.LONG, left.expression(), right.expression());
    }
    if (operator == Operator.SUBTRACT && first == Kind.DATE && second == Kind.LONG) {
      return call(Function.ADD_DAYS, ColumnType.DATE, left.expression(), negate(right));
    }
    if (operator == Operator.ADD && first == Kind.DATE && second == Kind.LONG) {
      return call(Function.ADD_DAYS, ColumnType.DATE, left.expression(), right.expression());
    }
    require(operator, left, right, operator == Operator.ADD && first == Kind.LONG);
    return call(Function.ADD_DAYS, ColumnType.DATE, right.expression(), left.expression());
  }

  private static Expression numbers(Operator operator, Bound left, Bound right) {
    Function function = FUNCTIONS.get(operator);
    boolean isLong = left.type().kind() == Kind.LONG && right.type().kind() == Kind.LONG;
    if (isLong) {
      return call(function, ColumnType.LONG, left.expression(), right.expression());
    }
    boolean isDouble =
        operator == Operator.DIVIDE
            || left.type().kind() == Kind.DOUBLE
            || right.type().kind() == Kind.DOUBLE;
    if (isDouble) {
      return call(
          function,
          ColumnType.DOUBLE,
          Conversions.to(left, ColumnType.DOUBLE),
          Conversions.to(right, ColumnType.DOUBLE));
    }
    Decimals.requireFew(left);
    Decimals.requireFew(right);
    ColumnType a = Decimals.of(left);
    ColumnType b = Decimals.of(right);
    ColumnType type =
        switch (operator) {
          case MULTIPLY -> Decimals.product(left, a, b);
          case MODULO -> Decimals.remainder(a, b);
          default -> Decimals.sum(a, b);
        };
    return call(function, type, Conversions.to(left, a), Conversions.to(right, b));
  }

  /** The value with the other sign. */
  static Expression negate(Bound value) {
    Bound number = typed(value, value);
    require(Operator.NEGATE, number, number, Conversions.isNumber(number));
    return Constants.negated(number)
        .map(Expression.class::cast)
        .orElseGet(() -> call(Function.NEGATE, number.type(), number.expression()));
  }

  private static Call call(Function function, ColumnType type, Expression... arguments) {
    return new Call(function, List.of(arguments), type);
  }

  private static void require(Operator operator, Bound left, Bound right, boolean isPossible) {
    if (!isPossible) {
      boolean isTimestamp =
          left.type().kind() == Kind.TIMESTAMP || right.type().kind() == Kind.TIMESTAMP;
      Bound wrong = Conversions.isNumber(left) ? right : left;
      throw new SqlMistake(
          wrong.place(),
          "%s takes numbers, or a date and days, and %s is %s%s"
              .formatted(
                  operator.sign(),
                  wrong.shown(),
                  wrong.type(),
                  isTimestamp ? "; CAST it to date first" : ""));
    }
  }
}

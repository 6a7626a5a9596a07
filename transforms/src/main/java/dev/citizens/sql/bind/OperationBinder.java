package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Operator;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Gives operators their types: comparisons, conditions and texts; {@link Arithmetic} the rest. */
final class OperationBinder {
  /** Types whose values can only be equal. */
  private static final Set<Kind> WITHOUT_ORDER = EnumSet.of(Kind.BYTES, Kind.JSON);

  private OperationBinder() {}

  /** An operator with its arguments. */
  static Expression bind(Operator operator, List<Bound> arguments, Place place) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
          Arithmetic.bind(operator, arguments.get(0), arguments.get(1));
      case NEGATE -> Arithmetic.negate(arguments.get(0));
      case CONCAT -> concat(arguments.get(0), arguments.get(1));
      case EQUAL -> compare(Function.EQUAL, operator, arguments);
      case NOT_EQUAL -> compare(Function.NOT_EQUAL, operator, arguments);
      case LESS -> compare(Function.LESS, operator, arguments);
      case LESS_OR_EQUAL -> compare(Function.LESS_OR_EQUAL, operator, arguments);
      case GREATER -> compare(Function.GREATER, operator, arguments);
      case GREATER_OR_EQUAL -> compare(Function.GREATER_OR_EQUAL, operator, arguments);
      case IS_NOT_DISTINCT_FROM -> compare(Function.IS_NOT_DISTINCT_FROM, operator, arguments);
      case IN -> in(arguments);
      case AND -> conditions(Function.AND, operator, arguments);
      case OR -> conditions(Function.OR, operator, arguments);
      case NOT -> conditions(Function.NOT, operator, arguments);
      case IS_NULL -> test(Function.IS_NULL, arguments.get(0).expression());
      case IS_NOT_NULL -> test(Function.IS_NOT_NULL, arguments.get(0).expression());
      case LIKE -> like(Function.LIKE, operator, arguments);
      case ILIKE -> like(Function.ILIKE, operator, arguments);
    };
  }

  private static Call test(Function function, Expression... arguments) {
    return new Call(function, List.of(arguments), ColumnType.BOOLEAN);
  }

  /** A comparison of two values. */
  static Expression equal(Bound left, Bound right) {
    return compare(Function.EQUAL, Operator.EQUAL, List.of(left, right));
  }

  private static Expression compare(Function function, Operator operator, List<Bound> arguments) {
    Bound left = arguments.get(0);
    Bound right = arguments.get(1);
    ColumnType type = Conversions.common(arguments, operator.sign());
    boolean isOrder =
        function != Function.EQUAL
            && function != Function.NOT_EQUAL
            && function != Function.IS_NOT_DISTINCT_FROM;
    if (isOrder && WITHOUT_ORDER.contains(type.kind())) {
      throw new SqlMistake(
          left.place(),
          "values of type %s have no order; only = and <> compare them".formatted(type));
    }
    return test(function, Conversions.to(left, type), Conversions.to(right, type));
  }

  /** Constants are looked up; anything else is compared. */
  private static Expression in(List<Bound> arguments) {
    ColumnType type = Conversions.common(arguments, "IN");
    Expression value = Conversions.to(arguments.get(0), type);
    List<Expression> constants = new ArrayList<>();
    constants.add(value);
    Expression others = null;
    for (Bound each : arguments.subList(1, arguments.size())) {
      Expression element = Conversions.to(each, type);
      if (element instanceof Literal) {
        constants.add(element);
      } else {
        Expression equal = test(Function.EQUAL, value, element);
        others = others == null ? equal : test(Function.OR, others, equal);
      }
    }
    if (constants.size() == 1) {
      return others;
    }
    Expression in = new Call(Function.IN, List.copyOf(constants), ColumnType.BOOLEAN);
    return others == null ? in : test(Function.OR, in, others);
  }

  private static Expression conditions(
      Function function, Operator operator, List<Bound> arguments) {
    return new Call(
        function,
        arguments.stream().map(each -> condition(each, operator.sign())).toList(),
        ColumnType.BOOLEAN);
  }

  /**
   * A boolean.
   *
   * @param where for messages, such as {@code WHERE}
   */
  static Expression condition(Bound bound, String where) {
    if (!bound.isUntyped() && bound.type().kind() != Kind.BOOLEAN) {
      throw new SqlMistake(
          bound.place(),
          "%s takes a condition, and %s is %s".formatted(where, bound.shown(), bound.type()));
    }
    return Conversions.to(bound, ColumnType.BOOLEAN);
  }

  private static Expression concat(Bound left, Bound right) {
    if (left.type().kind() != Kind.TEXT && right.type().kind() != Kind.TEXT) {
      throw new SqlMistake(
          left.place(),
          "|| takes at least one text: %s is %s, and %s is %s"
              .formatted(left.shown(), left.type(), right.shown(), right.type()));
    }
    return new Call(Function.CONCAT, List.of(text(left), text(right)), ColumnType.TEXT);
  }

  /** A value as a text. */
  static Expression text(Bound bound) {
    return Conversions.cast(bound, ColumnType.TEXT, bound.place());
  }

  private static Expression like(Function function, Operator operator, List<Bound> arguments) {
    List<Expression> texts = new ArrayList<>();
    for (Bound each : arguments) {
      if (each.type().kind() != Kind.TEXT) {
        throw new SqlMistake(
            each.place(),
            "%s takes texts, and %s is %s".formatted(operator.sign(), each.shown(), each.type()));
      }
      texts.add(each.expression());
    }
    Patterns.requireConstant(arguments.get(1), operator.sign());
    if (arguments.size() > 2) {
      Patterns.requireEscape(arguments.get(2), arguments.get(1));
    }
    return new Call(function, texts, ColumnType.BOOLEAN);
  }
}

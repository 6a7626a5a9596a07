package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.List;

/** Functions that have the value of one of their arguments. */
final class Choices {
  private Choices() {}

  static Expression coalesce(List<Bound> arguments) {
    return common(Function.COALESCE, arguments, Conversions.common(arguments, "coalesce"));
  }

  static Expression greatest(List<Bound> arguments) {
    return extreme(Function.GREATEST, arguments, "greatest");
  }

  static Expression least(List<Bound> arguments) {
    return extreme(Function.LEAST, arguments, "least");
  }

  private static Expression extreme(Function function, List<Bound> arguments, String name) {
    ColumnType type = Conversions.common(arguments, name);
    Parameters.requireOrder(arguments.get(0), type, name);
    return common(function, arguments, type);
  }

  private static Call common(Function function, List<Bound> arguments, ColumnType type) {
    return new Call(
        function, arguments.stream().map(each -> Conversions.to(each, type)).toList(), type);
  }

  /** The type is that of the first value, whatever it is compared as. */
  static Expression nullIf(List<Bound> arguments) {
    Bound value = arguments.get(0);
    ColumnType type = Conversions.common(arguments, "nullif");
    if (value.isUntyped() || type.equals(value.type())) {
      return common(Function.NULLIF, arguments, type);
    }
    return new Case(
        List.of(
            new Case.When(
                OperationBinder.equal(value, arguments.get(1)), new Literal(null, value.type()))),
        value.expression(),
        value.type());
  }
}

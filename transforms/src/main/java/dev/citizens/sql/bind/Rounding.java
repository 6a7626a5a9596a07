package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.List;

/** Functions that keep a number's type, or have fewer digits behind the point. */
final class Rounding {
  private static final String ROUND = "round(number[, digits])";

  /** No double has more. */
  private static final long MOST_DIGITS = 38;

  private Rounding() {}

  static Expression same(Function function, List<Bound> arguments, String usage) {
    Bound number = Parameters.number(arguments.get(0), usage);
    return new Call(function, List.of(number.expression()), number.type());
  }

  /** A whole number: of a long a double, as in PostgreSQL and DuckDB, of others the same type. */
  static Expression whole(Function function, List<Bound> arguments, String usage) {
    Bound number = Parameters.number(arguments.get(0), usage);
    return number.type().kind() == Kind.LONG
        ? Conversions.to(number, ColumnType.DOUBLE)
        : new Call(function, List.of(number.expression()), withScale(number.type(), 0));
  }

  static Expression round(List<Bound> arguments) {
    Bound number = Parameters.number(arguments.get(0), ROUND);
    long digits = arguments.size() == 1 ? 0 : digits(arguments.get(1));
    if (number.type().kind() == Kind.LONG && digits >= 0) {
      return number.expression();
    }
    Literal written = new Literal(digits, ColumnType.LONG);
    int scale = (int) Math.max(0, Math.min(digits, number.type().scale()));
    ColumnType type = withScale(number.type(), scale);
    return new Call(Function.ROUND, List.of(number.expression(), written), type);
  }

  private static long digits(Bound argument) {
    if (argument.expression() instanceof Literal literal
        && literal.value() instanceof Long digits
        && Math.abs(digits) <= MOST_DIGITS) {
      return digits;
    }
    throw new SqlMistake(
        argument.place(),
        "%s takes a number of digits that is written in the statement, from -%s to %s"
            .formatted(ROUND, MOST_DIGITS, MOST_DIGITS));
  }

  /** As many digits in all, so that there is one for 9.9, which is rounded to 10. */
  private static ColumnType withScale(ColumnType type, int scale) {
    return type.kind() == Kind.DECIMAL ? ColumnType.decimal(type.precision(), scale) : type;
  }
}

package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.List;
import java.util.Set;

/** Functions of dates, times and timestamps. */
final class Days {
  private static final Set<String> UNITS_OF_DAYS =
      Set.of("decade", "year", "quarter", "month", "week", "day");
  private static final Set<String> UNITS_OF_TIMESTAMPS =
      Set.of("decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second");
  private static final Set<String> PARTS = Set.of("year", "quarter", "month", "day", "hour");

  private Days() {}

  static Expression hour(List<Bound> arguments) {
    Bound of = arguments.get(0);
    if (of.isUntyped()) {
      of = new Bound(Conversions.to(of, ColumnType.TIMESTAMP), of.place());
    }
    if (of.type().kind() != Kind.TIMESTAMP && of.type().kind() != Kind.TIME) {
      throw new SqlMistake(
          of.place(),
          "hour(timestamp) takes timestamp or time, and %s is %s".formatted(of.shown(), of.type()));
    }
    return new Call(Function.HOUR, List.of(of.expression()), ColumnType.LONG);
  }

  static Expression part(List<Bound> arguments, Functions functions) {
    Bound unit = arguments.get(0);
    String name = Parameters.word(unit, "date_part(unit, day)", PARTS);
    return functions.bind(name, arguments.subList(1, 2), unit.place());
  }

  /** What begins with a day is a date, as in DuckDB, of a timestamp too. */
  static Expression trunc(List<Bound> arguments) {
    String usage = "date_trunc(unit, day)";
    Expression day = Parameters.day(arguments.get(1), usage);
    boolean isDate = day.type().kind() == Kind.DATE;
    String unit =
        Parameters.word(arguments.get(0), usage, isDate ? UNITS_OF_DAYS : UNITS_OF_TIMESTAMPS);
    return new Call(
        Function.DATE_TRUNC,
        List.of(new Literal(unit, ColumnType.TEXT), day),
        UNITS_OF_DAYS.contains(unit) ? ColumnType.DATE : ColumnType.TIMESTAMP);
  }

  static Expression difference(List<Bound> arguments) {
    String usage = "date_diff('day', from, to)";
    Parameters.word(arguments.get(0), usage, Set.of("day"));
    return new Call(
        Function.DAYS_BETWEEN,
        List.of(Parameters.date(arguments.get(2), usage), Parameters.date(arguments.get(1), usage)),
        ColumnType.LONG);
  }

  static Expression ageBand(List<Bound> arguments) {
    return new Call(
        Function.AGE_BAND,
        List.of(Parameters.date(arguments.get(0), "age_band(day)")),
        ColumnType.TEXT);
  }
}

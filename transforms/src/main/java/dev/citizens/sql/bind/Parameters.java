package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Literal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the parameters of functions take. */
final class Parameters {
  private Parameters() {}

  /** A text. */
  static Expression text(Bound argument, String usage) {
    require(argument, usage, "text", argument.type().kind() == Kind.TEXT);
    return argument.expression();
  }

  /** A whole number. */
  static Expression whole(Bound argument, String usage) {
    require(argument, usage, "long", argument.isUntyped() || argument.type().kind() == Kind.LONG);
    return Conversions.to(argument, ColumnType.LONG);
  }

  /** A date or a timestamp; a text in quotes is a date, or else a timestamp. */
  static Expression day(Bound argument, String usage) {
    if (argument.isUntyped()) {
      return Conversions.to(
          argument,
          argument.expression() instanceof Literal literal
                  && literal.value() instanceof String text
                  && Constants.parse(text, ColumnType.DATE).isEmpty()
              ? ColumnType.TIMESTAMP
              : ColumnType.DATE);
    }
    require(
        argument, usage, "date or timestamp", Conversions.DAYS.contains(argument.type().kind()));
    return argument.expression();
  }

  /** A date; that of a timestamp is its day. */
  static Expression date(Bound argument, String usage) {
    Bound day = new Bound(day(argument, usage), argument.place());
    return Conversions.cast(day, ColumnType.DATE, day.place());
  }

  /** A number, as it is. */
  static Bound number(Bound argument, String usage) {
    if (argument.isUntyped()) {
      return new Bound(Conversions.to(argument, ColumnType.DOUBLE), argument.place());
    }
    require(argument, usage, "a number", Conversions.isNumber(argument));
    return argument;
  }

  /** One of the words, written in the statement. */
  static String word(Bound argument, String usage, Set<String> words) {
    if (argument.expression() instanceof Literal literal
        && literal.value() instanceof String text
        && words.contains(text.toLowerCase(Locale.ROOT))) {
      return text.toLowerCase(Locale.ROOT);
    }
    throw new SqlMistake(
        argument.place(),
        "%s takes one of '%s'".formatted(usage, String.join("', '", new TreeSet<>(words))));
  }

  /** A type that has an order. */
  static void requireOrder(Bound argument, ColumnType type, String what) {
    if (type.kind() == Kind.BYTES || type.kind() == Kind.JSON) {
      throw new SqlMistake(
          argument.place(), "%s: values of type %s have no order".formatted(what, type));
    }
  }

  private static void require(Bound argument, String usage, String type, boolean isRight) {
    if (!isRight) {
      throw new SqlMistake(
          argument.place(),
          "%s takes %s, and %s is %s".formatted(usage, type, argument.shown(), argument.type()));
    }
  }
}

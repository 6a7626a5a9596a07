package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which types become which others: by themselves without loss, or by a CAST. */
final class Conversions {
  static final Set<Kind> NUMBERS = EnumSet.of(Kind.LONG, Kind.DECIMAL, Kind.DOUBLE);

  /** Types whose values are or have a day. */
  static final Set<Kind> DAYS = EnumSet.of(Kind.DATE, Kind.TIMESTAMP);

  /** By CAST, beside those that are the same and those to text. */
  private static final Map<Kind, Set<Kind>> CASTS =
      Map.of(
          Kind.LONG, EnumSet.of(Kind.DECIMAL, Kind.DOUBLE, Kind.BOOLEAN),
          Kind.DECIMAL, EnumSet.of(Kind.LONG, Kind.DECIMAL, Kind.DOUBLE),
          Kind.DOUBLE, EnumSet.of(Kind.LONG, Kind.DECIMAL),
          Kind.BOOLEAN, EnumSet.of(Kind.LONG),
          Kind.DATE, EnumSet.of(Kind.TIMESTAMP),
          Kind.TIMESTAMP, EnumSet.of(Kind.DATE, Kind.TIME),
          Kind.TEXT,
              EnumSet.of(
                  Kind.LONG,
                  Kind.DECIMAL,
                  Kind.DOUBLE,
                  Kind.BOOLEAN,
                  Kind.DATE,
                  Kind.TIME,
                  Kind.TIMESTAMP));

  private Conversions() {}

  static boolean isNumber(Bound bound) {
    return NUMBERS.contains(bound.type().kind());
  }

  /** The type that holds all values of both without loss, if there is one. */
  private static Optional<ColumnType> common(ColumnType a, Bound other) {
    ColumnType b = other.type();
    if (a.equals(b)) {
      return Optional.of(a);
    }
    if (NUMBERS.contains(a.kind()) && NUMBERS.contains(b.kind())) {
      if (a.kind() == Kind.DOUBLE || b.kind() == Kind.DOUBLE) {
        return Optional.of(ColumnType.DOUBLE);
      }
      ColumnType left = a.kind() == Kind.DECIMAL ? a : ColumnType.decimal(19, 0);
      return Optional.of(Decimals.common(left, Decimals.of(other)));
    }
    return DAYS.contains(a.kind()) && DAYS.contains(b.kind())
        ? Optional.of(ColumnType.TIMESTAMP)
        : Optional.empty();
  }

  /**
   * The type that all values can have; text if all are untyped.
   *
   * @param what for messages, such as {@code =}
   */
  static ColumnType common(Collection<Bound> values, String what) {
    Bound first = null;
    ColumnType type = null;
    for (Bound value : values) {
      if (value.isUntyped()) {
        continue;
      }
      if (type == null) {
        first = value;
        type = value.type();
        continue;
      }
      Optional<ColumnType> common = common(type, value);
      if (common.isEmpty()) {
        throw new SqlMistake(
            value.place(),
            "%s takes values of one type: %s is %s, and %s is %s; CAST one of them"
                .formatted(what, first.shown(), first.type(), value.shown(), value.type()));
      }
      type = common.get();
    }
    return type == null ? ColumnType.TEXT : type;
  }

  /** A value as another type that it can have without loss. */
  static Expression to(Bound value, ColumnType type) {
    if (value.isConstant()) {
      return Constants.as(value, type);
    }
    return value.type().equals(type)
        ? value.expression()
        : new Call(Function.CAST, List.of(value.expression()), type);
  }

  /** What CAST makes of a value. */
  static Expression cast(Bound value, ColumnType type, Place place) {
    return cast(Function.CAST, value, type, place);
  }

  /** What TRY_CAST makes of a value. */
  static Expression tryCast(Bound value, ColumnType type, Place place) {
    return cast(Function.TRY_CAST, value, type, place);
  }

  private static Expression cast(Function function, Bound value, ColumnType type, Place place) {
    ColumnType from = value.type();
    if (from.equals(type)) {
      return value.expression();
    }
    if (value.expression() instanceof Literal literal && literal.value() == null) {
      return new Literal(null, type);
    }
    if (value.isUntyped() && type.kind() != Kind.DECIMAL && function == Function.CAST) {
      return Constants.as(value, type);
    }
    boolean isPossible =
        type.kind() == Kind.TEXT || CASTS.getOrDefault(from.kind(), Set.of()).contains(type.kind());
    if (!isPossible) {
      throw new SqlMistake(
          place, "%s is %s, and there is no CAST to %s".formatted(value.shown(), from, type));
    }
    return new Call(function, List.of(value.expression()), type);
  }
}

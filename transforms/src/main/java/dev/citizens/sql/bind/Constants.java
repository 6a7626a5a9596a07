package dev.citizens.sql.bind;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.TypedField;
import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term.Constant;
import dev.citizens.sql.tree.Literal;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Makes literals of what is written, and of literals those of another type. */
final class Constants {
  private static final int MOST_SHOWN = 40;
  private static final int MOST_LONG_DIGITS = 19;

  private Constants() {}

  /** The literal of a constant; a text and NULL take the type of what stands beside them. */
  static Bound of(Constant constant) {
    return switch (constant.kind()) {
      case NUMBER -> new Bound(number(constant.text(), constant.place()), constant.place());
      case TEXT -> new Bound(new Literal(constant.text(), ColumnType.TEXT), constant.place(), true);
      case BOOLEAN ->
          new Bound(
              new Literal(constant.text().equals("true"), ColumnType.BOOLEAN), constant.place());
      case NULL -> new Bound(new Literal(null, ColumnType.TEXT), constant.place(), true);
    };
  }

  /** Digits alone are a long, with a point a decimal, with an exponent a double. */
  private static Literal number(String digits, Place place) {
    if (digits.contains("e") || digits.contains("E")) {
      double value = Double.parseDouble(digits);
      if (Double.isInfinite(value)) {
        throw new SqlMistake(place, digits + " is beyond the largest double");
      }
      return new Literal(value, ColumnType.DOUBLE);
    }
    BigDecimal value = new BigDecimal(digits);
    if (!digits.contains(".")
        && value.precision() <= MOST_LONG_DIGITS
        && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
      return new Literal(value.longValueExact(), ColumnType.LONG);
    }
    return decimal(value, place);
  }

  /** A decimal of as many digits as it has. */
  private static Literal decimal(BigDecimal value, Place place) {
    int precision = Math.max(value.precision(), value.scale() + 1);
    if (precision > Decimals.MOST_DIGITS) {
      throw new SqlMistake(
          place,
          "a number has at most "
              + Decimals.MOST_DIGITS
              + " digits; with an exponent, as 1e40, it is a double");
    }
    return new Literal(value, ColumnType.decimal(precision, value.scale()));
  }

  /** The number with the other sign. */
  static Optional<Literal> negated(Bound number) {
    if (!(number.expression() instanceof Literal literal) || literal.value() == null) {
      return Optional.empty();
    }
    if (literal.value() instanceof Long value) {
      return Optional.of(new Literal(-value, ColumnType.LONG));
    }
    if (literal.value() instanceof Double value) {
      return Optional.of(new Literal(-value, ColumnType.DOUBLE));
    }
    BigDecimal value = ((BigDecimal) literal.value()).negate();
    return Optional.of(
        value.scale() == 0 && value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) == 0
            ? new Literal(Long.MIN_VALUE, ColumnType.LONG)
            : new Literal(value, literal.type()));
  }

  /**
   * The same value as another type, without loss.
   *
   * @param bound a literal
   * @throws SqlMistake if it is a text that is no value of the type
   */
  static Literal as(Bound bound, ColumnType type) {
    Literal literal = (Literal) bound.expression();
    if (literal.value() == null || literal.type().equals(type)) {
      return new Literal(literal.value(), type);
    }
    if (literal.value() instanceof String text) {
      return new Literal(
          parse(text, type)
              .orElseThrow(
                  () ->
                      new SqlMistake(
                          bound.place(),
                          "'%s' is no %s".formatted(Printable.of(text, MOST_SHOWN), type))),
          type);
    }
    return new Literal(
        switch (type.kind()) {
          case DECIMAL -> new BigDecimal(literal.value().toString()).setScale(type.scale());
          case DOUBLE -> ((Number) literal.value()).doubleValue();
          case TIMESTAMP -> ((LocalDate) literal.value()).atStartOfDay();
          default -> throw new IllegalArgumentException(literal.type() + " as " + type);
        },
        type);
  }

  /** The value of a type that a text spells, as a field of a file would. */
  static Optional<Serializable> parse(String text, ColumnType type) {
    if (type.kind() == ColumnType.Kind.TEXT) {
      return Optional.of(text);
    }
    if (type.kind() == ColumnType.Kind.TIMESTAMP) {
      Optional<Serializable> day = parse(text, ColumnType.DATE);
      if (day.isPresent()) {
        return Optional.of(((LocalDate) day.get()).atStartOfDay());
      }
    }
    ByteSink field = CanonicalCsv.field(text);
    ByteSink canonical = new ByteSink(field.length());
    if (text.isEmpty()
        || new TypedField(type, List.of()).append(field.array(), 0, field.length(), canonical)
            != null) {
      return Optional.empty();
    }
    String value = new String(canonical.array(), 0, canonical.length(), UTF_8);
    return Optional.of(
        switch (type.kind()) {
          case LONG -> Long.valueOf(value);
          case DECIMAL -> new BigDecimal(value);
          case DOUBLE -> Double.valueOf(value);
          case BOOLEAN -> Boolean.valueOf(value);
          case DATE -> LocalDate.parse(value);
          case TIME -> LocalTime.parse(value);
          case TIMESTAMP -> LocalDateTime.parse(value.replace(' ', 'T'));
          case BYTES -> value;
          case TEXT, JSON -> text;
        });
  }
}

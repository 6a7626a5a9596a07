package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Literal;

/**
 * How many digits the results of arithmetic have: DuckDB's rules, with at most {@link
 * #MOST_DIGITS}; a value that needs more is a failure when it comes up.
 */
final class Decimals {
  static final int MOST_DIGITS = 38;

  /** Of a long: its 64 bits. */
  private static final int LONG_DIGITS = 19;

  private Decimals() {}

  /** The type that a number has as a decimal; that of a literal has its digits only. */
  static ColumnType of(Bound number) {
    if (number.type().kind() == Kind.DECIMAL) {
      return number.type();
    }
    boolean isLiteral =
        number.expression() instanceof Literal literal && literal.value() instanceof Long;
    int digits =
        isLiteral
            ? ((Literal) number.expression()).value().toString().replace("-", "").length()
            : LONG_DIGITS;
    return ColumnType.decimal(digits, 0);
  }

  /** A type that holds all values of both, to compare them or to choose one. */
  static ColumnType common(ColumnType a, ColumnType b) {
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return ColumnType.decimal(Math.min(whole + scale, ColumnType.MOST_DIGITS), scale);
  }

  /** Of a sum or a difference: the digits of both, and one for what is carried. */
  static ColumnType sum(ColumnType a, ColumnType b) {
    ColumnType common = common(a, b);
    return ColumnType.decimal(Math.min(common.precision() + 1, MOST_DIGITS), common.scale());
  }

  /** Of what is left over: no more digits than the two have. */
  static ColumnType remainder(ColumnType a, ColumnType b) {
    ColumnType common = common(a, b);
    return ColumnType.decimal(Math.min(common.precision(), MOST_DIGITS), common.scale());
  }

  /** Of a product: the digits of both, added up. */
  static ColumnType product(Bound left, ColumnType a, ColumnType b) {
    int scale = a.scale() + b.scale();
    if (scale > MOST_DIGITS) {
      throw new SqlMistake(
          left.place(),
          "%s times %s would have %s digits behind the point, and at most %s are possible; CAST one"
                  .formatted(a, b, scale, MOST_DIGITS)
              + " to fewer, or to double precision");
    }
    return ColumnType.decimal(Math.min(a.precision() + b.precision(), MOST_DIGITS), scale);
  }

  /** Refuses to reckon with a decimal of more digits than the results have. */
  static void requireFew(Bound number) {
    if (number.type().precision() > MOST_DIGITS) {
      throw new SqlMistake(
          number.place(),
          "%s is %s, and arithmetic has at most %s digits; CAST it to fewer"
              .formatted(number.shown(), number.type(), MOST_DIGITS));
    }
  }
}

package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.Literal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.function.DoubleUnaryOperator;

/** What computes each function. */
final class Kernels {
  private Kernels() {}

  /**
   * The kernel of a call.
   *
   * @throws IllegalArgumentException if there is none for the types
   */
  static Kernel of(Call call, LocalDate runDate) {
    ColumnType first = call.arguments().get(0).type();
    return switch (call.function()) {
      case ADD ->
          arithmetic(first, LongArithmetic::add, DecimalArithmetic::add, DoubleArithmetic::add);
      case SUBTRACT ->
          arithmetic(
              first,
              LongArithmetic::subtract,
              DecimalArithmetic::subtract,
              DoubleArithmetic::subtract);
      case MULTIPLY ->
          arithmetic(
              first,
              LongArithmetic::multiply,
              DecimalArithmetic::multiply,
              DoubleArithmetic::multiply);
      case DIVIDE -> // decimals are divided as doubles
          first.kind() == ColumnType.Kind.LONG ? LongArithmetic::divide : DoubleArithmetic::divide;
      case MODULO ->
          arithmetic(
              first, LongArithmetic::modulo, DecimalArithmetic::modulo, DoubleArithmetic::modulo);
      case NEGATE ->
          arithmetic(
              first,
              LongArithmetic::negate,
              DecimalArithmetic::negate,
              DoubleArithmetic.of(value -> -value));
      case ABS ->
          arithmetic(
              first, LongArithmetic::abs, DecimalArithmetic::abs, DoubleArithmetic.of(Math::abs));
      case ADD_DAYS -> LongArithmetic::addDays;
      case DAYS_BETWEEN -> LongArithmetic::subtract;

      case EQUAL -> Comparisons.of(Comparisons.EQUAL);
      case NOT_EQUAL -> Comparisons.of(Comparisons.LESS | Comparisons.GREATER);
      case LESS -> Comparisons.of(Comparisons.LESS);
      case LESS_OR_EQUAL -> Comparisons.of(Comparisons.LESS | Comparisons.EQUAL);
      case GREATER -> Comparisons.of(Comparisons.GREATER);
      case GREATER_OR_EQUAL -> Comparisons.of(Comparisons.GREATER | Comparisons.EQUAL);
      case IS_NOT_DISTINCT_FROM -> Comparisons::isNotDistinct;
      case IN -> Comparisons::in;

      case AND -> Logic::and;
      case OR -> Logic::or;
      case NOT -> Logic::not;
      case IS_NULL -> Logic::isNull;
      case IS_NOT_NULL -> Logic::isNotNull;

      case CAST -> Casts.of(first, call.type());
      case TRY_CAST -> new TryCast(Casts.of(first, call.type()));
      case COALESCE -> Choices::coalesce;
      case NULLIF -> Choices::nullIf;
      case GREATEST -> Choices::greatest;
      case LEAST -> Choices::least;

      case LIKE -> new LikePattern(false);
      case ILIKE -> new LikePattern(true);
      case LOWER -> Utf8Case::lower;
      case UPPER -> Utf8Case::upper;
      case TRIM -> new Trim(true, true);
      case LTRIM -> new Trim(true, false);
      case RTRIM -> new Trim(false, true);
      case SUBSTR -> TextFunctions::substr;
      case LENGTH -> TextFunctions::length;
      case REPLACE -> TextFunctions::replace;
      case CONCAT -> TextFunctions::concat;
      case SPLIT_PART -> SplitPart.of(call);
      case STARTS_WITH -> TextTests::startsWith;
      case CONTAINS -> TextTests::contains;
      case REGEXP_MATCHES -> TextTests.regexpMatches(text(call, 1));
      case OCCURRENCES -> KeywordKernels.occurrences(text(call, 1));
      case MASK -> new Mask((Long) literal(call, 1), (Long) literal(call, 2));
      case SHA256 -> throw new IllegalArgumentException("only a transform has a key");
      case STRPTIME -> new Strptime(text(call, 1));
      case TRY_STRPTIME -> new TryCast(new Strptime(text(call, 1)));

      case YEAR -> DateFunctions.ofDay(Calendar::year, first);
      case QUARTER -> DateFunctions.ofDay(DateFunctions::quarter, first);
      case MONTH -> DateFunctions.ofDay(Calendar::month, first);
      case DAY -> DateFunctions.ofDay(Calendar::dayOfMonth, first);
      case HOUR -> DateFunctions::hour;
      case DATE_TRUNC -> DateTrunc.of(text(call, 0));
      case AGE_BAND -> DateFunctions.ageBand(runDate);

      case ROUND -> {
        int digits = digits(call);
        yield rounding(first, RoundingMode.HALF_UP, digits, x -> Rounding.round(x, digits));
      }
      case FLOOR -> rounding(first, RoundingMode.FLOOR, 0, Math::floor);
      case CEIL -> rounding(first, RoundingMode.CEILING, 0, Math::ceil);
    };
  }

  private static Kernel arithmetic(
      ColumnType type, Kernel ofLongs, Kernel ofDecimals, Kernel ofDoubles) {
    return switch (type.kind()) {
      case LONG -> ofLongs;
      case DECIMAL -> ofDecimals;
      case DOUBLE -> ofDoubles;
      default -> throw new IllegalArgumentException("no arithmetic with " + type);
    };
  }

  private static Kernel rounding(
      ColumnType type, RoundingMode mode, int digits, DoubleUnaryOperator ofDoubles) {
    return type.kind() == ColumnType.Kind.DOUBLE
        ? DoubleArithmetic.of(ofDoubles)
        : Rounding.ofDecimals(mode, digits); // a whole number is a decimal without a fraction
  }

  /** How many digits behind the point a rounded number keeps: a literal, or 0. */
  private static int digits(Call call) {
    return call.arguments().size() < 2 ? 0 : Math.toIntExact((Long) literal(call, 1));
  }

  /**
   * The text for which a call searches its first argument, and asks for nothing else; empty if it
   * is no such search.
   */
  static String keyword(Call call) {
    boolean isLike = call.function() == Function.LIKE && call.arguments().size() == 2;
    boolean isContains = call.function() == Function.CONTAINS;
    String text = isLike || isContains ? knownText(call, 1) : "";
    return isLike ? LikePattern.keyword(text) : text;
  }

  /** A text that is the same for all rows; empty if it is not, or is NULL. */
  static String knownText(Call call, int argument) {
    Expression expression = call.arguments().get(argument);
    return expression instanceof Literal literal && literal.value() != null
        ? (String) literal.value()
        : "";
  }

  private static String text(Call call, int argument) {
    return (String) literal(call, argument);
  }

  private static Object literal(Call call, int argument) {
    return ((Literal) call.arguments().get(argument)).value();
  }
}

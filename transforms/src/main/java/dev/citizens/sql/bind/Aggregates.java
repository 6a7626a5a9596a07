package dev.citizens.sql.bind;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.ColumnType.Kind;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.syntax.Term.Invocation;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The aggregates of a statement: each once, however often it is written. */
final class Aggregates {
  private static final Map<String, String> USAGES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("count", "count(*), count(value), count(DISTINCT value)"),
              Map.entry("sum", "sum(number)"),
              Map.entry("avg", "avg(number)"),
              Map.entry("min", "min(value)"),
              Map.entry("max", "max(value)"),
              Map.entry("stddev", "stddev(number)"),
              Map.entry("stddev_samp", "stddev_samp(number)"),
              Map.entry("approx_count_distinct", "approx_count_distinct(value)"),
              Map.entry("approx_quantile", "approx_quantile(number, 0.5)"),
              Map.entry("occurrences", "occurrences(text, 'word')")));

  private final List<Aggregate> aggregates = new ArrayList<>();

  /** Their names. */
  static Set<String> names() {
    return USAGES.keySet();
  }

  /** All that were bound. */
  List<Aggregate> all() {
    return List.copyOf(aggregates);
  }

  /**
   * An aggregate.
   *
   * @param rows binds what is of each row
   */
  Bound bind(Invocation invocation, ExpressionBinder rows) {
    Expression filter =
        invocation.filter() == null
            ? null
            : OperationBinder.condition(rows.bind(invocation.filter()), "FILTER");
    Aggregate aggregate = aggregate(invocation, filter, rows);
    int place = aggregates.indexOf(aggregate);
    if (place < 0) {
      place = aggregates.size();
      aggregates.add(aggregate);
    }
    return new Bound(new AggregateRef(place, aggregate.type()), invocation.place());
  }

  private static Aggregate aggregate(
      Invocation invocation, Expression filter, ExpressionBinder rows) {
    String usage = USAGES.get(invocation.name());
    List<Term> terms = invocation.arguments();
    boolean isCount = invocation.name().equals("count");
    if (isCount
        && !invocation.distinct()
        && (terms.isEmpty() || terms.get(0) instanceof Term.Star)) {
      return of(Aggregate.Kind.COUNT_ROWS, filter, ColumnType.LONG);
    }
    int needed = Set.of("approx_quantile", "occurrences").contains(invocation.name()) ? 2 : 1;
    if (terms.size() != needed || terms.get(0) instanceof Term.Star) {
      throw new SqlMistake(invocation.place(), "there is only " + usage);
    }
    Bound value = rows.bind(terms.get(0));
    if (invocation.distinct() && !isCount) {
      throw new SqlMistake(
          invocation.place(), "DISTINCT may stand in count only, as count(DISTINCT value)");
    }
    return switch (invocation.name()) {
      case "count" ->
          new Aggregate(
              Aggregate.Kind.COUNT,
              List.of(value.expression()),
              invocation.distinct(),
              filter,
              ColumnType.LONG);
      case "sum" -> sum(Parameters.number(value, usage), filter);
      case "avg" ->
          of(
              Aggregate.Kind.AVG,
              filter,
              ColumnType.DOUBLE,
              Parameters.number(value, usage).expression());
      case "min" -> extreme(Aggregate.Kind.MIN, value, filter);
      case "max" -> extreme(Aggregate.Kind.MAX, value, filter);
      case "stddev", "stddev_samp" ->
          of(
              Aggregate.Kind.STDDEV,
              filter,
              ColumnType.DOUBLE,
              Parameters.number(value, usage).expression());
      case "approx_count_distinct" ->
          of(Aggregate.Kind.APPROX_COUNT_DISTINCT, filter, ColumnType.LONG, value.expression());
      case "approx_quantile" ->
          of(
              Aggregate.Kind.APPROX_QUANTILE,
              filter,
              ColumnType.DOUBLE,
              asDouble(value, usage),
              share(rows.bind(terms.get(1)), usage));
      case "occurrences" ->
          of(
              Aggregate.Kind.OCCURRENCES,
              filter,
              ColumnType.LONG,
              Parameters.text(value, usage),
              word(rows.bind(terms.get(1)), usage));
      default -> throw new IllegalArgumentException(invocation.name());
    };
  }

  private static Aggregate of(
      Aggregate.Kind kind, Expression filter, ColumnType type, Expression... arguments) {
    return new Aggregate(kind, List.of(arguments), false, filter, type);
  }

  /** Wide enough for any number of rows. */
  static Aggregate sum(Bound number, Expression filter) {
    Decimals.requireFew(number);
    ColumnType type =
        switch (number.type().kind()) {
          case LONG -> ColumnType.decimal(Decimals.MOST_DIGITS, 0);
          case DECIMAL -> ColumnType.decimal(Decimals.MOST_DIGITS, number.type().scale());
          default -> ColumnType.DOUBLE;
        };
    return of(Aggregate.Kind.SUM, filter, type, number.expression());
  }

  private static Aggregate extreme(Aggregate.Kind kind, Bound value, Expression filter) {
    Parameters.requireOrder(value, value.type(), kind == Aggregate.Kind.MIN ? "min" : "max");
    return of(kind, filter, value.type(), value.expression());
  }

  private static Expression asDouble(Bound value, String usage) {
    return Conversions.to(Parameters.number(value, usage), ColumnType.DOUBLE);
  }

  private static Literal share(Bound share, String usage) {
    if (share.expression() instanceof Literal literal
        && literal.value() != null
        && Conversions.isNumber(share)) {
      BigDecimal value = new BigDecimal(literal.value().toString());
      if (value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0) {
        return new Literal(value.doubleValue(), ColumnType.DOUBLE);
      }
    }
    throw new SqlMistake(
        share.place(), usage + " takes a number from 0 to 1 that is written in the statement");
  }

  private static Literal word(Bound word, String usage) {
    if (word.expression() instanceof Literal literal
        && literal.value() instanceof String text
        && literal.type().kind() == Kind.TEXT
        && !text.isEmpty()) {
      return literal;
    }
    throw new SqlMistake(
        word.place(), usage + " takes a text that is written in the statement and not empty");
  }
}

package dev.citizens.sql.bind;

import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.syntax.Term.Invocation;
import dev.citizens.sql.syntax.Term.Name;
import java.util.Optional;
import java.util.function.Function;

/**
 * What names and aggregates mean in each clause.
 *
 * @param isDistinct whether the statement is {@code SELECT DISTINCT}, which has no aggregates
 */
record Scopes(
    Columns columns,
    Items items,
    Functions functions,
    Aggregates aggregates,
    Totals totals,
    boolean isDistinct) {
  static final String DISTINCT_ALREADY = "groups are distinct already; leave out DISTINCT";

  /** Of rows: columns only. */
  ExpressionBinder where() {
    return rows(
        this::columnNotAlias,
        "aggregates may not stand in WHERE; write HAVING, or FILTER behind the aggregate");
  }

  /** Of rows: what a transform selects. */
  ExpressionBinder selectOfRows() {
    return rows(
        this::column, "aggregates are of questions: a transform makes one row of each, by itself");
  }

  /** Of rows, and of what SELECT names. */
  ExpressionBinder groupBy() {
    String mistake = "aggregates may not stand in GROUP BY";
    ExpressionBinder selected = rows(this::column, mistake);
    return rows(name -> columnOrAlias(name, selected), mistake);
  }

  /** Of columns and aggregates. */
  ExpressionBinder select() {
    return groups(this::column);
  }

  /** Of columns, aggregates, and what SELECT names: HAVING and ORDER BY. */
  ExpressionBinder groups() {
    ExpressionBinder selected = select();
    return groups(name -> columnOrAlias(name, selected));
  }

  private ExpressionBinder rows(Function<Name, Bound> names, String aggregateMistake) {
    return new ExpressionBinder(
        functions,
        names,
        invocation -> {
          throw new SqlMistake(invocation.place(), aggregateMistake);
        });
  }

  private ExpressionBinder groups(Function<Name, Bound> names) {
    if (isDistinct) {
      return rows(names, DISTINCT_ALREADY);
    }
    ExpressionBinder rows = rows(this::column, "aggregates may not stand in each other");
    ExpressionBinder ofGroups =
        new ExpressionBinder(
            functions, this::column, (Invocation invocation) -> aggregate(invocation, rows));
    return new ExpressionBinder(
        functions,
        names,
        (Invocation invocation) ->
            invocation.isTotal()
                ? totals.bind(invocation, ofGroups)
                : aggregates.bind(invocation, rows));
  }

  private Bound aggregate(Invocation invocation, ExpressionBinder rows) {
    if (invocation.isTotal()) {
      throw new SqlMistake(invocation.place(), "OVER () may not stand in OVER ()");
    }
    return aggregates.bind(invocation, rows);
  }

  private Bound column(Name name) {
    return columns
        .find(name)
        .map(column -> new Bound(column, name.place()))
        .orElseThrow(() -> columns.unknown(name));
  }

  private Bound columnNotAlias(Name name) {
    if (columns.find(name).isEmpty() && items.named(name).isPresent()) {
      throw new SqlMistake(
          name.place(),
          "%s is a name of the result, and WHERE is about rows; write what it stands for"
              .formatted(name.name()));
    }
    return column(name);
  }

  /** A column goes before a name of the result, as in PostgreSQL and DuckDB. */
  private Bound columnOrAlias(Name name, ExpressionBinder selected) {
    Optional<Item> item = columns.find(name).isPresent() ? Optional.empty() : items.named(name);
    return item.isPresent() ? selected.bind(item.get().term()) : column(name);
  }
}

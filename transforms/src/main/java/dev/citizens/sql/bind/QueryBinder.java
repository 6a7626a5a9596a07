package dev.citizens.sql.bind;

import dev.citizens.failures.Printable;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.syntax.Statement.Order;
import dev.citizens.sql.syntax.Term;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import dev.citizens.sql.tree.SortKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Binds the clauses of a statement to each other and to the columns of a data set. */
public final class QueryBinder {
  private static final int MOST_SHOWN = 40;

  private final Statement statement;
  private final Columns columns;
  private final Items items;
  private final Aggregates aggregates = new Aggregates();
  private final Totals totals = new Totals();
  private final Scopes scopes;

  private QueryBinder(
      Statement statement, String dataset, List<SqlColumn> columns, Supplier<LocalDate> runDate) {
    this.statement = statement;
    this.columns = new Columns(dataset, statement.alias(), columns);
    this.items = Items.of(statement, this.columns);
    this.scopes =
        new Scopes(
            this.columns,
            items,
            Functions.ofQuestions(runDate),
            aggregates,
            totals,
            statement.distinct());
  }

  /**
   * What a statement asks of a data set.
   *
   * @param dataset its name, which FROM must give, or the word {@code dataset}
   * @param runDate asked only if the statement depends on it
   * @throws SqlMistake if it cannot be asked
   */
  public static Query bind(
      Statement statement, String dataset, List<SqlColumn> columns, Supplier<LocalDate> runDate) {
    requireFrom(statement, dataset, "question is asked of");
    return new QueryBinder(statement, dataset, columns, runDate).query();
  }

  /**
   * Checks what a statement reads.
   *
   * @param what it does with it, for messages
   */
  static void requireFrom(Statement statement, String dataset, String what) {
    String from = statement.from().name();
    if (!from.equalsIgnoreCase(dataset) && !from.equalsIgnoreCase(Columns.ANY_DATASET)) {
      throw new SqlMistake(
          statement.from().place(),
          "the %s %s, and not of %s; write FROM %s, or FROM dataset"
              .formatted(what, dataset, Printable.of(from, MOST_SHOWN), dataset));
    }
  }

  private Query query() {
    Expression where = where();
    List<Expression> selected =
        items.all().stream().map(item -> scopes.select().bind(item.term()).expression()).toList();
    List<Expression> keys = keys(selected);
    if (keys.isEmpty() && aggregates.all().isEmpty()) {
      throw new SqlMistake(
          items.all().get(0).place(),
          "this would list rows; count them, group them with GROUP BY, or write SELECT DISTINCT");
    }
    Grouping grouping = new Grouping(keys, columns);
    List<Output> outputs = outputs(selected, grouping);
    Expression having = having(grouping);
    List<SortKey> orderBy =
        statement.orderBy().stream().map(each -> sortKey(each, grouping, outputs)).toList();
    return new Query(
        statement.text(),
        where,
        keys,
        aggregates.all(),
        totals.all(grouping, aggregates.all()),
        outputs,
        having,
        orderBy,
        statement.limit());
  }

  private @Nullable Expression where() {
    return statement.where() == null
        ? null
        : OperationBinder.condition(scopes.where().bind(statement.where()), "WHERE");
  }

  private List<Expression> keys(List<Expression> selected) {
    if (statement.distinct()) {
      requireNoGroups();
      return selected.stream().distinct().toList();
    }
    if (statement.groupsByAll()) {
      return selected.stream().filter(Grouping::isKey).distinct().toList();
    }
    List<Expression> keys = new ArrayList<>();
    for (Term term : statement.groupBy()) {
      Term key = items.numbered(term, "GROUP BY").map(Item::term).orElse(term);
      keys.add(scopes.groupBy().bind(key).expression());
    }
    return keys.stream().distinct().toList();
  }

  private void requireNoGroups() {
    Term groups = statement.groupBy().isEmpty() ? statement.having() : statement.groupBy().get(0);
    if (groups != null) {
      throw new SqlMistake(groups.place(), Scopes.DISTINCT_ALREADY);
    }
  }

  private List<Output> outputs(List<Expression> selected, Grouping grouping) {
    ResultNames names = new ResultNames();
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < selected.size(); i++) {
      String name = names.next(items.all().get(i), selected.get(i));
      outputs.add(new Output(name, grouping.of(selected.get(i))));
    }
    return List.copyOf(outputs);
  }

  private @Nullable Expression having(Grouping grouping) {
    if (statement.having() == null) {
      return null;
    }
    Expression having =
        OperationBinder.condition(scopes.groups().bind(statement.having()), "HAVING");
    if (Grouping.hasTotal(having)) {
      throw new SqlMistake(
          statement.having().place(),
          "OVER () is the total of what HAVING keeps; it may stand in SELECT and ORDER BY");
    }
    return grouping.of(having);
  }

  private SortKey sortKey(Order order, Grouping grouping, List<Output> outputs) {
    Optional<Item> item =
        items.numbered(order.term(), "ORDER BY").or(() -> items.named(order.term()));
    Expression expression =
        item.map(each -> outputs.get(items.all().indexOf(each)).expression())
            .orElseGet(() -> grouping.of(scopes.groups().bind(order.term()).expression()));
    boolean nullsFirst = order.nullsFirst() != null && order.nullsFirst();
    return new SortKey(expression, order.descending(), nullsFirst);
  }
}

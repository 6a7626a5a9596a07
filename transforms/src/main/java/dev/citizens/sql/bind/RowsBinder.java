package dev.citizens.sql.bind;

import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.RowQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Binds a statement that makes a row of each row to the columns of a data set. */
public final class RowsBinder {
  private RowsBinder() {}

  /**
   * Checks that a statement reads a data set.
   *
   * @throws SqlMistake if it reads another
   */
  public static void requireFrom(Statement statement, String dataset) {
    QueryBinder.requireFrom(statement, dataset, "transform is of the rows of");
  }

  /**
   * What a statement makes of a data set's rows.
   *
   * @param dataset its name, which FROM must give, or the word {@code dataset}
   * @param runDate asked only if the statement depends on it
   * @throws SqlMistake if it is no such statement
   */
  public static RowQuery bind(
      Statement statement, String dataset, List<SqlColumn> known, Supplier<LocalDate> runDate) {
    requireFrom(statement, dataset);
    Columns columns = new Columns(dataset, statement.alias(), known);
    Items items = Items.ofRows(statement, columns);
    Scopes scopes =
        new Scopes(
            columns, items, Functions.ofTransforms(runDate), new Aggregates(), new Totals(), false);
    Expression where =
        statement.where() == null
            ? null
            : OperationBinder.condition(scopes.where().bind(statement.where()), "WHERE");
    ResultNames names = new ResultNames();
    List<Output> outputs = new ArrayList<>();
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Item item : items.all()) {
      Expression selected = scopes.selectOfRows().bind(item.term()).expression();
      String name = names.next(item, selected);
      if (!taken.add(name)) {
        throw new SqlMistake(
            item.place(),
            "two columns are named %s but for capitals; give one another name with AS"
                .formatted(name));
      }
      outputs.add(new Output(name, selected));
    }
    return new RowQuery(statement.text(), where, List.copyOf(outputs));
  }
}

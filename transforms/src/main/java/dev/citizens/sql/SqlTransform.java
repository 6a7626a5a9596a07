package dev.citizens.sql;

import dev.citizens.sql.bind.RowsBinder;
import dev.citizens.sql.syntax.StatementReader;
import dev.citizens.sql.tree.RowQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Understands a transform: what a statement of SQL makes of each row of a data set. docs/sql.md
 * says what it may.
 */
public final class SqlTransform {
  private SqlTransform() {}

  /**
   * What a statement makes of each row.
   *
   * @param dataset the name of the data set; FROM gives it, or the word {@code dataset}
   * @param columns of the data set, in order
   * @param runDate the day of {@code run_date()}; asked only if the statement has it
   * @throws SqlMistake at the place that the user must change
   */
  public static RowQuery parse(
      String text, String dataset, List<SqlColumn> columns, Supplier<LocalDate> runDate) {
    return RowsBinder.bind(StatementReader.readRows(text), dataset, columns, runDate);
  }

  /**
   * Checks what can be known of a statement before the columns are.
   *
   * @throws SqlMistake at the place that the user must change
   */
  public static void check(String text, String dataset) {
    RowsBinder.requireFrom(StatementReader.readRows(text), dataset);
  }
}

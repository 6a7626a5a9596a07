package dev.citizens.sql;

import dev.citizens.sql.bind.QueryBinder;
import dev.citizens.sql.syntax.StatementReader;
import dev.citizens.sql.tree.Query;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Understands a question: what a statement of SQL asks of one data set. docs/sql.md says what it
 * may.
 */
public final class SqlQuestion {
  private SqlQuestion() {}

  /**
   * The question of a statement.
   *
   * @param dataset the name of the data set; FROM gives it, or the word {@code dataset}
   * @param columns of the data set, in order
   * @param runDate the day of {@code run_date()}; asked only if the statement has it
   * @throws SqlMistake at the place that the user must change
   */
  public static Query parse(
      String text, String dataset, List<SqlColumn> columns, Supplier<LocalDate> runDate) {
    return QueryBinder.bind(StatementReader.read(text), dataset, columns, runDate);
  }

  /**
   * The name behind FROM.
   *
   * @throws SqlMistake if the text is no statement that could be asked
   */
  public static String dataset(String text) {
    return StatementReader.read(text).from().name();
  }
}

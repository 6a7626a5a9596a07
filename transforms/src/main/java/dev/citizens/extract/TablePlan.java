package dev.citizens.extract;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.ExpectedSplit;
import dev.citizens.extract.split.SplitTable;
import dev.citizens.job.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an extract would read of a table. */
public record TablePlan(
    TableQuery query, TableColumns columns, ExpectedSplit split, List<PlannedColumn> planned) {

  /**
   * A column.
   *
   * @param serverType as in its definition
   * @param type what its values are written as
   * @param conversion where they do not arrive as the server would show them; empty if they do
   */
  public record PlannedColumn(String name, String serverType, ColumnType type, String conversion) {}

  /**
   * Asks the server, without reading or counting rows.
   *
   * @param declared what the job file says of the columns that are extracted
   * @throws dev.citizens.failures.StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses
   */
  public static TablePlan of(Connection connection, TableQuery query, List<Column> declared)
      throws SQLException {
    return of(connection, query, declared, SplitTable.ROWS_PER_RANGE);
  }

  /** As {@link #of(Connection, TableQuery, List)}, with ranges of about that many rows. */
  static TablePlan of(
      Connection connection, TableQuery query, List<Column> declared, long rowsPerRange)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    ExpectedSplit split = ExpectedSplit.of(connection, query.rows(), columns.key(), rowsPerRange);
    Map<String, ColumnDefinition> definitions =
        query.source().isQuery() ? Map.of() : ColumnDefinition.of(connection, query.table());
    List<PlannedColumn> planned = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      TableColumn value = columns.values().get(i);
      planned.add(
          planned(
              value,
              declared.get(i),
              definitions.getOrDefault(value.name(), ColumnDefinition.UNKNOWN)));
    }
    return new TablePlan(query, columns, split, List.copyOf(planned));
  }

  private static PlannedColumn planned(
      TableColumn value, Column declared, ColumnDefinition definition) {
    String serverType =
        definition.serverType().isEmpty() ? value.type().getName() : definition.serverType();
    return new PlannedColumn(
        value.name(),
        serverType,
        declared.type(),
        Conversion.of(value, declared, definition.characterSet()));
  }
}

package dev.citizens.extract;

import dev.citizens.csv.ColumnType;
import dev.citizens.extract.split.FromClause;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.extract.split.SqlName;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Asks the server for what the job file does not say of a table: its columns, and its key. */
public final class DescribeTable {
  private final Connection connection;
  private final MySqlTable table;

  private DescribeTable(Connection connection, MySqlTable table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Completes a data set whose source is that table.
   *
   * @throws StepFailure with status 2 if a column cannot be extracted, or the transform does not
   *     fit the columns
   * @throws SQLException if the server refuses, as when the table is missing
   */
  public static Dataset complete(Connection connection, MySqlTable table, Dataset dataset)
      throws SQLException {
    DescribeTable describe = new DescribeTable(connection, table);
    Dataset known =
        dataset.knowsColumns() ? dataset : dataset.withColumnsOfServer(describe.columns());
    boolean isToBeChosen = table.splitColumn() == null && table.query() == null;
    return isToBeChosen ? known.withSource(known.table().withSplitColumn(describe.key())) : known;
  }

  private List<Column> columns() throws SQLException {
    String names =
        table.columnNames().isEmpty()
            ? "*"
            : table.columnNames().stream().map(SqlName::quoted).collect(Collectors.joining(", "));
    QueryCheck.of(connection, asked());
    try {
      return described(connection, names, asked().source()).stream().map(this::column).toList();
    } catch (SQLException e) {
      throw TableRights.explained(connection, asked(), e);
    }
  }

  private Column column(Described described) {
    TableColumn column = described.column();
    ColumnType type = column.columnType().orElseThrow(() -> notExtracted(column));
    return new Column(column.name(), type, described.required());
  }

  /**
   * A column as the server describes it.
   *
   * @param required whether each row has a value
   */
  record Described(TableColumn column, boolean required) {}

  /**
   * Columns of a table, without reading a row.
   *
   * @param names what is selected, in SQL
   */
  static List<Described> described(Connection connection, String names, FromClause source)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none =
            statement.executeQuery("SELECT %s FROM %s LIMIT 0".formatted(names, source.sql()))) {
      ResultSetMetaData types = none.getMetaData();
      List<Described> columns = new ArrayList<>();
      for (int i = 1; i <= types.getColumnCount(); i++) {
        boolean required = types.isNullable(i) == ResultSetMetaData.columnNoNulls;
        columns.add(new Described(TableColumn.of(types, i), required));
      }
      return columns;
    }
  }

  private StepFailure notExtracted(TableColumn column) {
    return StepFailure.wrongUse(
        "column %s of %s is %s, which cannot be extracted; name the others as columns: in"
                .formatted(column.name(), asked().title(), column.type().getName())
            + " the job file");
  }

  private TableQuery asked() {
    return TableQuery.of(table, table.columnNames());
  }

  private @Nullable String key() throws SQLException {
    return SplitKey.choose(connection, table.table()).orElse(null);
  }

  /**
   * The names of all columns, without reading a row.
   *
   * @throws StepFailure with status 2 if the server does not take a query
   */
  public static List<String> names(Connection connection, MySqlTable table) throws SQLException {
    TableQuery query = TableQuery.of(table, List.of());
    QueryCheck.of(connection, query);
    return described(connection, "*", query.source()).stream()
        .map(each -> each.column().name())
        .toList();
  }

  /** The columns of a table's primary key, in its order; empty if it has none. */
  public static List<String> primaryKey(Connection connection, String table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet key =
        connection.getMetaData().getPrimaryKeys(connection.getCatalog(), null, table)) {
      while (key.next()) {
        columns.put(key.getInt("KEY_SEQ"), key.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }
}

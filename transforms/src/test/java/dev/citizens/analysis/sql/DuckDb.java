package dev.citizens.analysis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.CanonicalDouble;
import dev.citizens.sql.tree.Output;
import dev.citizens.sql.tree.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB's answers, written as ours are. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET integer_division = true");
    execute("SET threads = 1");
    // DuckDB 1.3.2 finds NULLs impossible in coalesce(date_trunc(…), …), and sorts them wrongly.
    execute("SET disabled_optimizers = 'statistics_propagation'");
  }

  /** Makes the table t. */
  void create(SqlTable table) throws SQLException {
    String columns =
        table.types().entrySet().stream()
            .map(
                column ->
                    "\"%s\" %s".formatted(column.getKey(), DuckDbText.type(column.getValue())))
            .collect(joining(", "));
    execute("CREATE OR REPLACE TABLE t (" + columns + ")");
    if (!table.rows().isEmpty()) {
      execute(
          "INSERT INTO t VALUES "
              + table.rows().stream()
                  .map(row -> row.stream().map(DuckDb::quoted).collect(joining(", ", "(", ")")))
                  .collect(joining(", ")));
    }
  }

  private static String quoted(String value) {
    return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
  }

  /**
   * The lines of the answer.
   *
   * @throws SQLException if DuckDB has none
   */
  List<String> answer(Query query) throws SQLException {
    return answer(DuckDbText.of(query), query);
  }

  /** The lines of the answer to a statement, which is that query. */
  List<String> answer(String text, Query query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(text)) {
      while (results.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < query.outputs().size(); i++) {
          fields.add(field(results, i + 1, query.outputs().get(i)));
        }
        lines.add(String.join(",", fields));
      }
    }
    return lines;
  }

  private static String field(ResultSet results, int column, Output output) throws SQLException {
    if (results.getObject(column) == null) {
      return "";
    }
    ColumnType type = output.expression().type();
    String text =
        switch (type.kind()) {
          case DECIMAL -> results.getBigDecimal(column).toPlainString();
          case DOUBLE -> {
            ByteSink canonical = new ByteSink(32);
            new CanonicalDouble().append(results.getDouble(column), canonical);
            yield new String(canonical.toByteArray(), UTF_8);
          }
          case TIMESTAMP -> results.getString(column).replaceAll("\\.0$", "");
          default -> results.getString(column);
        };
    return new String(CanonicalCsv.field(text).toByteArray(), UTF_8);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package dev.citizens.pipeline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows of any database in a form in which those of two can be compared. */
final class Rows {
  private Rows() {}

  /** Those of a CSV file of the lake, as they stand there, in order. */
  static List<List<String>> ofCsv(Connection duckDb, Path file) throws SQLException {
    return of(
        duckDb,
        "SELECT * FROM read_csv('%s', header = true, hive_partitioning = false, all_varchar = true, allow_quoted_nulls = false) ORDER BY 1"
            .formatted(file));
  }

  /** The query's rows, each value as text or null. */
  static List<List<String>> of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}

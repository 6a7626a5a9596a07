package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of the warehouse that holds one analysis.
 *
 * @param columns those of the result, in its order
 * @param types of these columns in PostgreSQL
 */
public record TargetTable(String name, List<String> columns, List<String> types) {
  private static final String SCHEMA = "citizens";

  /**
   * Finds the table that fits a result.
   *
   * @throws StepFailure if there is no such table or it lacks a column
   */
  public static TargetTable find(Connection connection, String name, List<String> columns)
      throws SQLException {
    Map<String, String> typesByColumn = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name, data_type FROM information_schema.columns"
                + " WHERE table_schema = ? AND table_name = ?")) {
      query.setString(1, SCHEMA);
      query.setString(2, name);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          typesByColumn.put(found.getString(1), found.getString(2));
        }
      }
    }
    List<String> types = new ArrayList<>();
    for (String column : columns) {
      String type = typesByColumn.get(column);
      if (type == null) {
        throw StepFailure.wrongUse(
            "the warehouse has no column %s.%s.%s for the analysis %s; add a migration, or name"
                    .formatted(SCHEMA, name, column, name)
                + " another table with as: in the job file");
      }
      types.add(type);
    }
    return new TargetTable(name, List.copyOf(columns), List.copyOf(types));
  }

  /** Replaces the rows of a day and source by those that wait in the staging table. */
  void replace(
      Connection connection, StagingTable staging, LocalDate runDate, String source, long rows)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM %s.%s WHERE run_date = ? AND source = ?"
                .formatted(SCHEMA, quoted(name)))) {
      delete.setObject(1, runDate);
      delete.setString(2, source);
      delete.executeUpdate();
    }
    try (PreparedStatement insert = connection.prepareStatement(insertFrom(staging))) {
      insert.setObject(1, runDate);
      insert.setString(2, source);
      insert.setString(3, name);
      int inserted = insert.executeUpdate();
      if (inserted != rows) {
        throw new StepFailure(
            ExitStatus.WAREHOUSE,
            "%s rows of %s are staged, and its manifest says %s; nothing was published, run load"
                    .formatted(inserted, name, rows)
                + " again");
      }
    }
  }

  private String insertFrom(StagingTable staging) {
    StringBuilder names = new StringBuilder("run_date, source");
    StringBuilder values = new StringBuilder("?, ?");
    for (int i = 0; i < columns.size(); i++) {
      names.append(", ").append(quoted(columns.get(i)));
      values.append(", (fields ->> %s)::%s".formatted(i, types.get(i)));
    }
    return "INSERT INTO %s.%s (%s) SELECT %s FROM %s WHERE target = ?"
        .formatted(SCHEMA, quoted(name), names, values, staging.qualifiedName());
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}

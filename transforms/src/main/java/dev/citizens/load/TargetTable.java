package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A table of the warehouse that holds one analysis, every value as it is.
 *
 * @param columns those of the result, in its order
 * @param types of these columns in PostgreSQL, by their names in its catalog
 */
public record TargetTable(String name, List<String> columns, List<String> types) {
  /** Those that our migrations make. */
  static final List<String> SHIPPED =
      List.of(
          "citizens_by_country",
          "citizens_by_city",
          "citizens_by_birth_year",
          "keyword_matches",
          "column_profile",
          "distinct_values");

  /**
   * Finds the table that fits a result.
   *
   * @throws StepFailure with status 2 if there is no such table, or it might not hold the result as
   *     it is
   */
  public static TargetTable find(Connection connection, Analysis analysis) throws SQLException {
    return TableFit.of(TableDefinition.read(connection, analysis.name()), analysis);
  }

  /**
   * Replaces the rows of a day and source by those that were staged of the file, and proves that
   * the table then holds these and no others.
   */
  void replace(
      Connection connection, StagingTable staging, LocalDate runDate, String source, DataFile file)
      throws SQLException {
    UUID reading = staging.readingOf(connection, name, file);
    try {
      delete(connection, runDate, source);
      long inserted = insert(connection, staging, reading, runDate, source);
      if (inserted != file.rows()) {
        throw new StepFailure(
            ExitStatus.WAREHOUSE,
            "%s rows of %s are staged, and its manifest says %s; nothing was published, run load"
                    .formatted(inserted, name, file.rows())
                + " again");
      }
      if (!sum(connection, held(), runDate, source)
          .equals(sum(connection, staged(staging), name, reading))) {
        throw StepFailure.wrongUse(
            "%s would not hold what was loaded: a trigger or a rule of the table changes it; nothing"
                    .formatted(qualifiedName())
                + " was published, drop it or name another table with as: in the job file");
      }
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "replace rows of " + qualifiedName());
    }
  }

  private void delete(Connection connection, LocalDate runDate, String source) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM " + qualifiedName() + " WHERE run_date = ? AND source = ?")) {
      bind(delete, runDate, source);
      delete.executeUpdate();
    }
  }

  private long insert(
      Connection connection, StagingTable staging, UUID reading, LocalDate runDate, String source)
      throws SQLException {
    List<String> names = columns.stream().map(TargetTable::quoted).toList();
    String sql =
        "INSERT INTO %s (run_date, source, %s) SELECT ?, ?, %s FROM %s"
            .formatted(
                qualifiedName(),
                String.join(", ", names),
                String.join(", ", stagedValues()),
                staging.rowsOfReading());
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert, runDate, source, name, reading);
      return insert.executeLargeUpdate();
    }
  }

  /** The staged fields, each as a value of its column: a text as it is, others cast. */
  private List<String> stagedValues() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String text = "(fields ->> %s)".formatted(i);
      boolean isText = TableFit.TEXTS.contains(types.get(i));
      values.add(isText ? text : text + "::pg_catalog." + types.get(i));
    }
    return values;
  }

  private String staged(StagingTable staging) {
    return "SELECT ROW(%s)::text AS line FROM %s"
        .formatted(String.join(", ", stagedValues()), staging.rowsOfReading());
  }

  private String held() {
    return "SELECT ROW(%s)::text AS line FROM %s WHERE run_date = ? AND source = ?"
        .formatted(
            String.join(", ", columns.stream().map(TargetTable::quoted).toList()), qualifiedName());
  }

  /** How many lines there are, and their sum: of 128 bits, and the same in any order. */
  private static String sum(Connection connection, String lines, Object... parameters)
      throws SQLException {
    String sql =
        "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(line, 0)::numeric), 0) || ' '"
            + " || coalesce(sum(hashtextextended(line, 1)::numeric), 0) FROM ("
            + lines
            + ") AS lines";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, parameters);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  String qualifiedName() {
    return WarehouseSchema.PUBLISHED + "." + quoted(name);
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}

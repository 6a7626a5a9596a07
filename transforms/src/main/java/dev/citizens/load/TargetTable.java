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
 * @param types of these columns in PostgreSQL, to which a text can be cast
 */
record TargetTable(String name, List<String> columns, List<String> types) {
  /**
   * Finds the table that fits a result.
   *
   * @throws StepFailure with status 2 if it might not hold the result as it is
   */
  static TargetTable find(Connection connection, Analysis analysis) throws SQLException {
    return TableFit.of(TableDefinition.read(connection, analysis.name()), analysis);
  }

  /**
   * Replaces the rows of a day and data set by those that were staged of the file, and proves that
   * the table then holds these and no others.
   */
  void replace(
      Connection connection, StagingTable staging, LocalDate runDate, String dataset, DataFile file)
      throws SQLException {
    UUID reading = staging.readingOf(connection, name, file);
    try {
      delete(connection, qualifiedName(), runDate, dataset);
      long inserted = insert(connection, staging, reading, runDate, dataset);
      if (inserted != file.rows()) {
        throw new StepFailure(
            ExitStatus.WAREHOUSE,
            "%s rows of %s are staged, and its manifest says %s; nothing was published, run load"
                    .formatted(inserted, name, file.rows())
                + " again");
      }
      if (!sum(connection, held(), runDate, dataset)
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

  /**
   * Deletes the rows of a day and data set from a table whose question is no longer asked; does
   * nothing if somebody has dropped or replaced the table meanwhile.
   */
  static void empty(Connection connection, String table, LocalDate runDate, String dataset)
      throws SQLException {
    TableDefinition definition = TableDefinition.read(connection, table);
    if (definition.obstacle() != null
        || !definition.columns().keySet().containsAll(List.of("run_date", "dataset"))) {
      return;
    }
    try {
      delete(connection, Identifier.published(table), runDate, dataset);
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "delete rows of " + Identifier.published(table));
    }
  }

  private static void delete(Connection connection, String table, LocalDate runDate, String dataset)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM " + table + " WHERE run_date = ? AND dataset = ?")) {
      bind(delete, runDate, dataset);
      delete.executeUpdate();
    }
  }

  private long insert(
      Connection connection, StagingTable staging, UUID reading, LocalDate runDate, String dataset)
      throws SQLException {
    List<String> names = columns.stream().map(Identifier::quoted).toList();
    String sql =
        "INSERT INTO %s (run_date, dataset, %s) SELECT ?, ?, %s FROM %s"
            .formatted(
                qualifiedName(),
                String.join(", ", names),
                String.join(", ", stagedValues()),
                staging.rowsOfReading());
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      bind(insert, runDate, dataset, name, reading);
      return insert.executeLargeUpdate();
    }
  }

  /** The staged fields, each as a value of its column: a text as it is, others cast. */
  private List<String> stagedValues() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String text = "(fields ->> %s)".formatted(i);
      boolean isText = PostgresType.TEXTS.contains(types.get(i));
      values.add(isText ? text : text + "::" + types.get(i));
    }
    return values;
  }

  private String staged(StagingTable staging) {
    return "SELECT ROW(%s)::text AS line FROM %s"
        .formatted(String.join(", ", stagedValues()), staging.rowsOfReading());
  }

  private String held() {
    return "SELECT ROW(%s)::text AS line FROM %s WHERE run_date = ? AND dataset = ?"
        .formatted(
            String.join(", ", columns.stream().map(Identifier::quoted).toList()), qualifiedName());
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

  private String qualifiedName() {
    return Identifier.published(name);
  }
}

package dev.citizens.extract;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/** What MySQL's refusal of a table's rows means: a right on columns is enough, if it has all. */
public final class TableRights {
  private static final int TABLE_DENIED = 1142;
  private static final int COLUMN_DENIED = 1143;

  private TableRights() {}

  /**
   * A refusal as it is to be thrown.
   *
   * @return {@code refusal}, if it is not that a right is missing
   * @throws StepFailure with status 2 if it is
   */
  static SQLException explained(Connection connection, TableQuery query, SQLException refusal)
      throws SQLException {
    StepFailure missing = missing(connection, query, refusal);
    if (missing != null) {
      throw missing;
    }
    return refusal;
  }

  /** What right is missing, and how to grant it, with status 2; null if it is something else. */
  public static StepFailure missing(Connection connection, TableQuery query, SQLException refusal)
      throws SQLException {
    boolean isOfRights =
        refusal.getErrorCode() == TABLE_DENIED || refusal.getErrorCode() == COLUMN_DENIED;
    if (!isOfRights || query.source().isQuery()) {
      return null;
    }
    String table = connection.getCatalog() + "." + query.table();
    try (Statement statement = connection.createStatement()) {
      String user = user(statement);
      String columns =
          refusal.getErrorCode() == COLUMN_DENIED && !query.readColumns().isEmpty()
              ? "column " + String.join(", ", deniedColumns(statement, query)) + " of "
              : "";
      return StepFailure.wrongUse(
          "%s may not read %s%s; MySQL's administrator: GRANT SELECT ON %s TO '%s'"
              .formatted(user, columns, table, table, user.replace("@", "'@'")));
    }
  }

  private static String user(Statement statement) throws SQLException {
    try (ResultSet user = statement.executeQuery("SELECT CURRENT_USER()")) {
      user.next();
      return Printable.of(user.getString(1));
    }
  }

  /** The server names only the first one; one that is not there is denied too. */
  private static Set<String> deniedColumns(Statement statement, TableQuery query)
      throws SQLException {
    Set<String> denied = new LinkedHashSet<>();
    for (String column : query.readColumns()) {
      try {
        statement.executeQuery(query.shapeOf(column)).close();
      } catch (SQLException e) {
        if (e.getErrorCode() != COLUMN_DENIED) {
          throw e;
        }
        denied.add(column);
      }
    }
    return denied;
  }
}

package dev.citizens.extract;

import dev.citizens.extract.split.Refused;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether the server takes the query of a data set, in the place of a table. */
public final class QueryCheck {
  private static final int TABLE_DENIED = 1142;
  private static final int COLUMN_DENIED = 1143;

  private QueryCheck() {}

  /**
   * Asks the server, without reading a row.
   *
   * @throws StepFailure with status 2 if it does not, in its words
   * @throws SQLException if it cannot be asked
   */
  public static void of(Connection connection, TableQuery query) throws SQLException {
    if (!query.source().isQuery()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + query.source().sql() + " LIMIT 0").close();
    } catch (SQLException refusal) {
      Refused.orThrow(refusal);
      int error = refusal.getErrorCode();
      String advice =
          error == TABLE_DENIED || error == COLUMN_DENIED
              ? "correct it, or have MySQL's administrator GRANT SELECT on what it reads"
              : "correct it";
      throw StepFailure.wrongUse(
          "%s: %s is not taken, in parentheses: %s; %s"
              .formatted(
                  query.place(), query.title(), ConditionCheck.withoutAdvice(refusal), advice));
    }
  }
}

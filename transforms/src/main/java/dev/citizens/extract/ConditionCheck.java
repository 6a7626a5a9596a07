package dev.citizens.extract;

import dev.citizens.extract.split.Refused;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether the server takes the condition of a table's rows. */
final class ConditionCheck {
  private ConditionCheck() {}

  /**
   * Asks the server, without reading a row.
   *
   * @throws StepFailure with status 2 if it does not, in its words
   * @throws SQLException if it cannot be asked
   */
  static void of(Connection connection, TableQuery query) throws SQLException {
    if (query.where() == null) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(query.meetsCondition()).close();
    } catch (SQLException refusal) {
      Refused.orThrow(refusal);
      throw StepFailure.wrongUse(
          "%s: where of %s is not taken, in parentheses: %s; correct it"
              .formatted(query.where().place(), query.title(), withoutAdvice(refusal)));
    }
  }

  /** The words of a connection that explains its failures, which end with advice on tables. */
  static String withoutAdvice(SQLException refusal) {
    String words = String.valueOf(refusal.getMessage());
    int advice = words.lastIndexOf("; ");
    return advice < 0 ? words : words.substring(0, advice);
  }
}

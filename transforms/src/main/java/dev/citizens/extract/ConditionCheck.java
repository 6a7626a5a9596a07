package dev.citizens.extract;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.RowCondition;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether the server takes the condition of a table's rows. */
final class ConditionCheck {
  private ConditionCheck() {}

  /**
   * Asks the server, without reading a row.
   *
   * @throws StepFailure with status 2 as {@link GivenSql#check} says
   * @throws SQLException if it cannot be asked
   */
  static void of(Connection connection, TableQuery query) throws SQLException {
    RowCondition where = query.where();
    if (where != null) {
      // A view below it is its owner's, whose groups are not looked at unless a query is given.
      new GivenSql(where.place(), "where of " + query.title(), where.sql())
          .check(connection, query.meetsCondition(), where.hasQuery());
    }
  }
}

package dev.citizens.extract;

import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether the server takes the query of a data set, in the place of a table. */
public final class QueryCheck {
  private QueryCheck() {}

  /**
   * Asks the server, without reading a row.
   *
   * @throws StepFailure with status 2 as {@link GivenSql#check} says
   * @throws SQLException if it cannot be asked
   */
  public static void of(Connection connection, TableQuery query) throws SQLException {
    if (query.source().isQuery()) {
      new GivenSql(query.place(), query.title(), query.source().query())
          .check(connection, "SELECT 1 FROM " + query.source().sql() + " LIMIT 0", true);
    }
  }
}

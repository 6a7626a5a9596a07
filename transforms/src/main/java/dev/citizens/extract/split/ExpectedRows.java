package dev.citizens.extract.split;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.checkerframework.checker.nullness.qual.Nullable;

/** About how many rows a query has, as the server's optimizer thinks: nothing is counted. */
final class ExpectedRows {
  /** Each of the two servers has its own words, and takes those of the other for a comment. */
  private static final String EXPLAIN = "EXPLAIN /*M! EXTENDED */ /*!80000 FORMAT=TRADITIONAL */ ";

  private ExpectedRows() {}

  /**
   * Asks the server.
   *
   * @return null if it does not say, as of a view whose tables its user may not see
   * @throws SQLException if the connection is lost
   */
  static @Nullable Long of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery(EXPLAIN + query)) {
      String outermost = null;
      double rows = 1;
      boolean isKnown = false;
      while (plan.next()) {
        String id = String.valueOf(plan.getString("id"));
        outermost = outermost == null ? id : outermost;
        if (id.equals(outermost) && plan.getString("rows") != null) { // of a join, each table
          rows *= plan.getDouble("rows") * plan.getDouble("filtered") / 100;
          isKnown = true;
        }
      }
      return isKnown ? Math.round(rows) : null;
    } catch (SQLException e) {
      Refused.orThrow(e);
      return null;
    }
  }
}

package dev.citizens.extract;

import dev.citizens.extract.split.Refused;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.SqlMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * SQL of the job file: whether the server takes it, and means by it what whoever wrote it for that
 * server does.
 *
 * @param place the job file and the line, for complaints
 * @param title for people
 * @param sql as it is given
 */
record GivenSql(String place, String title, String sql) {
  private static final String ONE_ROW_OF_EACH_GROUP = ",ONLY_FULL_GROUP_BY";

  private static final int TABLE_DENIED = 1142;
  private static final int COLUMN_DENIED = 1143;

  /** A column that is neither in {@code GROUP BY} nor in an aggregate. */
  private static final Set<Integer> ANY_VALUE = Set.of(1055, 1140, 1463);

  /**
   * Asks the server, without reading a row.
   *
   * @param statement that has it and no rows
   * @param groups whether a column must not have the value of any row of a group
   * @throws StepFailure with status 2 if it does not take it, in its words, or takes it otherwise
   * @throws SQLException if it cannot be asked
   */
  void check(Connection connection, String statement, boolean groups) throws SQLException {
    try (Statement asking = connection.createStatement()) {
      String objection = SqlMode.objection(one(asking, "SELECT @@GLOBAL.sql_mode"), sql);
      if (objection != null) {
        throw StepFailure.wrongUse("%s: %s %s".formatted(place, title, objection));
      }
      String mode = one(asking, "SELECT @@SESSION.sql_mode");
      if (groups) {
        setMode(asking, mode + ONE_ROW_OF_EACH_GROUP);
      }
      SQLException refusal = refusal(asking, statement);
      if (groups) {
        setMode(asking, mode);
      }
      if (refusal != null) {
        throw StepFailure.wrongUse(
            "%s: %s is not taken, in parentheses: %s; %s"
                .formatted(place, title, withoutAdvice(refusal), advice(refusal.getErrorCode())));
      }
    }
  }

  private static void setMode(Statement asking, String mode) throws SQLException {
    asking.execute("SET SESSION sql_mode = '" + mode + "'");
  }

  private static String one(Statement asking, String sql) throws SQLException {
    try (ResultSet row = asking.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static @Nullable SQLException refusal(Statement asking, String sql) throws SQLException {
    try {
      asking.executeQuery(sql).close();
      return null;
    } catch (SQLException thrown) {
      Refused.orThrow(thrown);
      return thrown;
    }
  }

  private static String advice(int error) {
    if (ANY_VALUE.contains(error)) {
      return "correct it: name the column in GROUP BY too, or take its MIN() or MAX()";
    }
    return error == TABLE_DENIED || error == COLUMN_DENIED
        ? "correct it, or have MySQL's administrator GRANT SELECT on what it reads"
        : "correct it";
  }

  /** The words of a connection that explains its failures, which end with advice on tables. */
  private static String withoutAdvice(SQLException refusal) {
    String words = String.valueOf(refusal.getMessage());
    int advice = words.lastIndexOf("; ");
    return advice < 0 ? words : words.substring(0, advice);
  }
}

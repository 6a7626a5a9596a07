package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a session with the warehouse is, whatever the server, the database or the role has for a
 * default: set when the connection is made, and read back.
 */
final class SessionContract {
  /** How long a statement waits for a lock that another session holds. */
  static final int LOCK_WAIT_SECONDS = 300;

  private static final Map<String, String> SETTINGS = settings();

  /** What an older server does not know, it does not limit. */
  private static final String SET =
      "SELECT CASE WHEN current_setting(name, true) IS NOT NULL"
          + " THEN set_config(name, value, false) END FROM unnest(?, ?) AS wanted (name, value)";

  private static final String READ =
      "SELECT name, value, current_setting(name, true) FROM unnest(?, ?) AS wanted (name, value)";

  private SessionContract() {}

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("default_transaction_read_only", "off");
    // A lock is waited for, and then all is seen that its last holder did.
    settings.put("default_transaction_isolation", "read committed");
    settings.put("default_transaction_deferrable", "off");
    // Limits would break off a large load in its last step; what waits for others has its own.
    settings.put("statement_timeout", "0");
    settings.put("transaction_timeout", "0");
    settings.put("idle_in_transaction_session_timeout", "0");
    settings.put("idle_session_timeout", "0");
    settings.put("lock_timeout", LOCK_WAIT_SECONDS / 60 + "min");
    // Nobody else's table, operator or cast comes first; our names have their schema.
    settings.put("search_path", "pg_catalog, pg_temp");
    settings.put("client_encoding", "UTF8");
    settings.put("DateStyle", "ISO, YMD");
    settings.put("IntervalStyle", "postgres");
    settings.put("TimeZone", "UTC");
    settings.put("standard_conforming_strings", "on");
    settings.put("array_nulls", "on");
    settings.put("transform_null_equals", "off");
    // Published is published, also when the server's machine fails.
    settings.put("synchronous_commit", "on");
    // Rows that a policy hides are an error, not a smaller answer.
    settings.put("row_security", "off");
    return settings;
  }

  /**
   * Sets and reads back.
   *
   * @throws StepFailure with status 2 if the server has another value afterwards
   */
  static void establish(Connection connection) throws SQLException {
    try (PreparedStatement set = connection.prepareStatement(SET);
        PreparedStatement read = connection.prepareStatement(READ)) {
      bind(set);
      set.execute();
      bind(read);
      try (ResultSet found = read.executeQuery()) {
        while (found.next()) {
          check(found.getString(1), found.getString(2), found.getString(3));
        }
      }
    }
  }

  private static void bind(PreparedStatement statement) throws SQLException {
    Connection connection = statement.getConnection();
    statement.setArray(1, TextArray.of(connection, SETTINGS.keySet()));
    statement.setArray(2, TextArray.of(connection, SETTINGS.values()));
  }

  private static void check(String name, String wanted, String found) {
    if (found != null && !wanted.equals(found)) {
      throw new StepFailure(
          ExitStatus.WRONG_USE,
          "the warehouse's session has %s=%s although %s was set; give --warehouseUrl of the server"
                  .formatted(name, found, wanted)
              + " itself, not of a pooler that shares sessions");
    }
  }
}

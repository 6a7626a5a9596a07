package dev.citizens.extract;

import static dev.citizens.extract.SessionVariable.MARIADB_10_3_4;
import static dev.citizens.extract.SessionVariable.MARIADB_11_1_1;
import static dev.citizens.extract.SessionVariable.MYSQL_8;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The session of every connection to MySQL: all variables that could change a value that is read,
 * cut a result short or end it early. They are set when the option file of the server, its {@code
 * init_connect} and the driver have had their turn, and then read back.
 */
final class MySqlSession {
  private static final String UTF8 = "utf8mb4";
  private static final String NO_LIMIT_OF_ROWS = "18446744073709551615";
  private static final String LARGEST = "4294967295";
  private static final String STALLED_SECONDS = "600";
  private static final String IDLE_SECONDS = "28800";

  private static final List<SessionVariable> VARIABLES =
      List.of(
          SessionVariable.of("time_zone", "+00:00"), // TIMESTAMP is shown in it
          SessionVariable.of(
              "sql_mode", "STRICT_TRANS_TABLES"), // no mode that changes what is read
          SessionVariable.of("sql_select_limit", NO_LIMIT_OF_ROWS),
          SessionVariable.of("sql_auto_is_null", "0"), // 1: IS NULL finds the last inserted row
          SessionVariable.of("sql_big_selects", "1"),
          SessionVariable.of("character_set_client", UTF8),
          SessionVariable.of("character_set_connection", UTF8),
          SessionVariable.of("character_set_results", UTF8),
          SessionVariable.of("completion_type", "NO_CHAIN"), // RELEASE: hangs up after a commit
          SessionVariable.of("group_concat_max_len", LARGEST), // cuts texts of views
          SessionVariable.of("net_write_timeout", STALLED_SECONDS),
          SessionVariable.of("net_read_timeout", STALLED_SECONDS),
          SessionVariable.of("wait_timeout", IDLE_SECONDS),
          SessionVariable.of("transaction_isolation", "REPEATABLE-READ", MYSQL_8, MARIADB_11_1_1),
          SessionVariable.of("max_execution_time", "0", MYSQL_8),
          SessionVariable.of("max_statement_time", "0", MARIADB_10_3_4),
          SessionVariable.of("idle_transaction_timeout", "0", MARIADB_10_3_4),
          SessionVariable.of("idle_readonly_transaction_timeout", "0", MARIADB_10_3_4),
          SessionVariable.of("max_recursive_iterations", LARGEST, MARIADB_10_3_4), // cuts views
          // A moment: rows as they were then.
          SessionVariable.of("system_versioning_asof", "DEFAULT", MARIADB_10_3_4));

  private static final String SET = "SET " + list(SessionVariable::assignment);
  private static final String SELECT = "SELECT " + list(SessionVariable::column);

  /** Unknown variable, no right, local or global only, wrong value or type, read-only. */
  private static final Set<Integer> REFUSED = Set.of(1193, 1227, 1228, 1229, 1231, 1232, 1238);

  private static final int SHOWN_CHARACTERS = 200;

  private MySqlSession() {}

  private static String list(Function<SessionVariable, String> element) {
    return VARIABLES.stream().map(element).collect(Collectors.joining()).substring(2);
  }

  /**
   * Sets the variables and reads them back.
   *
   * @param server for people
   * @throws StepFailure if the server, or something before it, does not take them: nothing that is
   *     read could be trusted
   * @throws SQLException if the connection fails
   */
  static void begin(Connection connection, MySqlUrl server) throws SQLException {
    set(connection, server);
    Map<String, String> read = read(connection);
    for (SessionVariable variable : VARIABLES) {
      String value = read.getOrDefault(variable.name(), variable.value());
      if (!variable.is(value)) {
        throw StepFailure.wrongUse(
            "MySQL at %s has %s=%s in the session though it took %s; %s"
                .formatted(
                    server,
                    variable.name(),
                    Printable.of(value, SHOWN_CHARACTERS),
                    variable.value(),
                    "give --mysqlUrl of the server itself, without a proxy that changes this"));
      }
    }
  }

  private static void set(Connection connection, MySqlUrl server) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // As a statement of its own it is known to all servers; the variable is not.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute(SET);
    } catch (SQLException e) {
      if (!REFUSED.contains(e.getErrorCode())) {
        throw e;
      }
      throw StepFailure.wrongUse(
          "MySQL at %s refuses a variable of the session: %s; %s"
              .formatted(
                  server,
                  Printable.of(String.valueOf(e.getMessage()), SHOWN_CHARACTERS),
                  "whoever runs the server, or a proxy before it, must let --mysqlUser set it"));
    }
  }

  /** The variables' values, of those that the server knows. */
  static Map<String, String> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      ResultSetMetaData names = row.getMetaData();
      row.next();
      Map<String, String> values = new LinkedHashMap<>();
      for (int column = 1; column <= names.getColumnCount(); column++) {
        values.put(names.getColumnLabel(column), String.valueOf(row.getString(column)));
      }
      return values;
    }
  }
}

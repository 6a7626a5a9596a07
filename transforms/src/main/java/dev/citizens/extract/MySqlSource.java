package dev.citizens.extract;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * How to connect to MySQL. Travels to the workers in the pipeline's closures; its text form, and so
 * every log and display datum, is without the password.
 */
public record MySqlSource(MySqlUrl url, String user, String password) implements Serializable {
  private static final String ACCESS_DENIED = "28000";

  /** No such table, no such column. */
  private static final Set<String> UNKNOWN_NAME = Set.of("42S02", "42S22");

  /**
   * Checks the URL.
   *
   * @throws StepFailure if it is none, or sets a property that is refused
   */
  public MySqlSource(String url, String user, String password) {
    this(MySqlUrl.parse(url), user, password);
  }

  /** A source of connections in the one session, for the workers. */
  public DataSource dataSource() {
    return sessions();
  }

  private SessionDataSource sessions() {
    return new SessionDataSource(url, user, password);
  }

  /**
   * Connects, into the one session.
   *
   * @throws StepFailure with {@link ExitStatus#MYSQL} if that fails, or {@link
   *     ExitStatus#WRONG_USE} if the server does not take the session
   */
  public Connection connect() {
    try {
      return sessions().getConnection();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * The variables of the one session as the server would have them, without it.
   *
   * @throws SQLException if the server cannot be asked
   */
  public Map<String, String> serverDefaults() throws SQLException {
    try (Connection connection = sessions().withServerDefaults()) {
      return MySqlSession.read(connection);
    }
  }

  /** A failure of this server as one line; of the table that the job file names: status 2. */
  public StepFailure failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    ExitStatus status = UNKNOWN_NAME.contains(state) ? ExitStatus.WRONG_USE : ExitStatus.MYSQL;
    return new StepFailure(
        status, "MySQL at " + url + " failed: " + cause + "; check " + advice(state), e);
  }

  private static String advice(String state) {
    if (UNKNOWN_NAME.contains(state)) {
      return "table, splitColumn and columns under extract: in the job file";
    }
    if (state.equals(ACCESS_DENIED)) {
      return "--mysqlUser and CITIZENS_MYSQL_PASSWORD or --mysqlPasswordFile";
    }
    return state.startsWith("08")
        ? "--mysqlUrl and that the server runs"
        : "--mysqlUrl and the user's rights";
  }

  @Override
  public String toString() {
    return "MySqlSource[" + user + " at " + url + "]";
  }
}

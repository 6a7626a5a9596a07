package dev.citizens.extract;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.GuardedDataSource;
import dev.citizens.failures.SqlServer;
import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How to connect to MySQL. Travels to the workers in the pipeline's closures; its text form, and so
 * every log and display datum, is without the password.
 */
public record MySqlSource(MySqlUrl url, String user, String password) implements Serializable {
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
    return GuardedDataSource.of(sessions(), SqlServer.MYSQL, url.toString());
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
      return dataSource().getConnection();
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

  /** A failure of this server as one line, with the status of its kind and no value of the data. */
  public StepFailure failure(SQLException e) {
    return SqlServer.MYSQL.failure(url.toString(), e);
  }

  @Override
  public String toString() {
    return "MySqlSource[" + user + " at " + url + "]";
  }
}

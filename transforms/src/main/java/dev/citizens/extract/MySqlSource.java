package dev.citizens.extract;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * How to connect to MySQL. Travels to the workers in the pipeline's closures; its text form, and so
 * every log and display datum, is without the password.
 *
 * @param url {@code jdbc:mysql://HOST:PORT/DATABASE}, without user and password
 */
public record MySqlSource(String url, String user, String password) implements Serializable {
  private static final String ACCESS_DENIED = "28000";

  /** No such table, no such column. */
  private static final Set<String> UNKNOWN_NAME = Set.of("42S02", "42S22");

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int SOCKET_TIMEOUT_MILLIS = 600_000;

  /** They would switch to the binary protocol, in which a number's bytes are not its digits. */
  private static final List<String> REFUSED_PROPERTIES =
      List.of("useserverprepstmts", "usecursorfetch", "user=", "password");

  /**
   * Checks the URL.
   *
   * @throws StepFailure if it is not a MySQL URL, or holds a property that is refused
   */
  public MySqlSource {
    if (!url.startsWith("jdbc:mysql://")) {
      throw StepFailure.wrongUse(
          "--mysqlUrl must look like jdbc:mysql://HOST:3306/DATABASE"); // it may hold a password
    }
    if (url.contains("@")) {
      throw StepFailure.wrongUse(
          "--mysqlUrl must not hold user or password; give --mysqlUser and"
              + " CITIZENS_MYSQL_PASSWORD");
    }
    for (String property : REFUSED_PROPERTIES) {
      if (url.toLowerCase(Locale.ROOT).contains(property)) {
        throw StepFailure.wrongUse(
            "--mysqlUrl must not set " + property.replace("=", "") + "; remove it from the URL");
      }
    }
  }

  /** A source of connections in text protocol, UTC and UTF-8, without a pool. */
  public DataSource dataSource() {
    return dataSource(SOCKET_TIMEOUT_MILLIS);
  }

  private DataSource dataSource(int socketTimeoutMillis) {
    MysqlDataSource source = new MysqlDataSource();
    try {
      source.setUrl(url);
      source.setUser(user);
      source.setPassword(password);
      source.setUseServerPrepStmts(false);
      source.setUseCursorFetch(false);
      source.setTinyInt1isBit(false);
      source.setYearIsDateType(false);
      source.setCharacterEncoding("UTF-8");
      // Else each value comes in the character set of its column.
      source.setCharacterSetResults("UTF-8");
      source.getStringProperty(PropertyKey.connectionTimeZone).setValue("+00:00");
      source.setForceConnectionTimeZoneToSession(true);
      source.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
      source.setSocketTimeout(socketTimeoutMillis);
    } catch (SQLException impossible) { // only for values out of range
      throw new IllegalStateException(impossible);
    }
    return source;
  }

  /**
   * Connects; a server that takes the connection and then hangs has as long as one that does not
   * answer.
   *
   * @throws StepFailure with {@link ExitStatus#MYSQL} if that fails
   */
  public Connection connect() {
    try {
      Connection connection = dataSource(CONNECT_TIMEOUT_MILLIS).getConnection();
      connection.setNetworkTimeout(Runnable::run, SOCKET_TIMEOUT_MILLIS);
      return connection;
    } catch (SQLException e) {
      throw failure(e);
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

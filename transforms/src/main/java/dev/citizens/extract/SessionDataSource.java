package dev.citizens.extract;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to MySQL, without a pool, each in {@link MySqlSession}. */
final class SessionDataSource extends MysqlDataSource {
  private static final long serialVersionUID = 1L;

  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
  private static final int SOCKET_TIMEOUT_MILLIS = 600_000;

  private final MySqlUrl server;
  private final int socketTimeoutMillis;

  /**
   * Properties of the URL first, so that they cannot win; the driver gets an address without any,
   * because for a data source it prefers those.
   */
  SessionDataSource(MySqlUrl server, String user, String password) {
    this.server = server;
    Properties ofUrl = new Properties();
    ofUrl.putAll(server.properties());
    initializeProperties(ofUrl);
    setUrl(server.toString());
    setUser(user);
    setPassword(password);
    try {
      setUseServerPrepStmts(false);
      setUseCursorFetch(false);
      setTinyInt1isBit(false);
      setYearIsDateType(false);
      // A condition is the server's SQL: braces in it are no escapes of JDBC.
      setEnableEscapeProcessing(false);
      setCharacterEncoding("UTF-8");
      // Else each value comes in the character set of its column.
      setCharacterSetResults("UTF-8");
      getStringProperty(PropertyKey.connectionTimeZone).setValue("+00:00");
      setForceConnectionTimeZoneToSession(true);
      socketTimeoutMillis = getSocketTimeout() > 0 ? getSocketTimeout() : SOCKET_TIMEOUT_MILLIS;
      setConnectTimeout(getConnectTimeout() > 0 ? getConnectTimeout() : CONNECT_TIMEOUT_MILLIS);
      // A server that takes the connection and then hangs has as long as one that does not answer.
      setSocketTimeout(getConnectTimeout());
    } catch (SQLException impossible) { // only for values out of range
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  protected Connection getConnection(Properties properties) throws SQLException {
    Connection connection = super.getConnection(properties);
    try {
      MySqlSession.begin(connection, server);
      connection.setNetworkTimeout(Runnable::run, socketTimeoutMillis);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.abort(Runnable::run); // unlike close, it does not ask the server
      throw e;
    }
  }

  /** A connection in the session that the server gives, to see what that is. */
  Connection withServerDefaults() throws SQLException {
    Properties properties = exposeAsProperties();
    properties.setProperty(PropertyKey.USER.getKeyName(), getUser());
    properties.setProperty(PropertyKey.PASSWORD.getKeyName(), getPassword());
    return super.getConnection(properties);
  }
}

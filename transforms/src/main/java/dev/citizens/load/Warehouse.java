package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to connect to the PostgreSQL warehouse. Travels to the workers in the pipeline's closures;
 * its text form is without the password.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}, without user and password
 */
public record Warehouse(String url, String user, String password) implements Serializable {
  private static final int CONNECT_TIMEOUT_SECONDS = 10;
  private static final int LOGIN_TIMEOUT_SECONDS = 15;
  private static final int SOCKET_TIMEOUT_SECONDS = 600;

  /**
   * Checks the URL.
   *
   * @throws StepFailure if it is not a PostgreSQL URL, or holds a password
   */
  public Warehouse {
    if (!url.startsWith("jdbc:postgresql://")) {
      throw StepFailure.wrongUse(
          // Without the URL: it may hold a password.
          "--warehouseUrl must look like jdbc:postgresql://HOST:5432/DATABASE");
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw StepFailure.wrongUse(
          "--warehouseUrl must not hold a password; give it in CITIZENS_WAREHOUSE_PASSWORD");
    }
  }

  /** A source of connections without a pool. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS); // a server that takes the connection and hangs
    source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
    source.setApplicationName("citizens");
    return source;
  }

  /**
   * Connects.
   *
   * @throws StepFailure with {@link ExitStatus#WAREHOUSE} if that fails
   */
  public Connection connect() {
    try {
      return dataSource().getConnection();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Brings the schema up to date; does nothing when it is.
   *
   * @throws StepFailure with {@link ExitStatus#WAREHOUSE} if the server cannot be reached or
   *     refuses
   */
  public void migrate() {
    try {
      connect().close(); // for a clear word about address and password, which Flyway would wrap
      flyway().migrate();
    } catch (SQLException e) {
      throw failure(e);
    } catch (FlywayException e) {
      throw new StepFailure(
          ExitStatus.WAREHOUSE,
          "the warehouse's schema could not be brought up to date: "
              + firstLine(e)
              + "; the user needs CREATE on the database at "
              + url,
          e);
    }
  }

  /** The schema's migrations; nothing is asked or changed yet. */
  public Flyway flyway() {
    return Flyway.configure()
        .dataSource(dataSource())
        .locations("classpath:db/migration")
        .schemas("citizens")
        .createSchemas(true)
        .load();
  }

  /** A failure of this server as one line. */
  public StepFailure failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String advice =
        state.startsWith("28")
            ? "check --warehouseUser and CITIZENS_WAREHOUSE_PASSWORD or --warehousePasswordFile"
            : state.startsWith("08")
                ? "check --warehouseUrl and that the server runs"
                : "check --warehouseUrl and the user's rights";
    return new StepFailure(
        ExitStatus.WAREHOUSE,
        "PostgreSQL at " + url + " failed: " + firstLine(e) + "; " + advice,
        e);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return "Warehouse[" + user + " at " + url + "]";
  }
}

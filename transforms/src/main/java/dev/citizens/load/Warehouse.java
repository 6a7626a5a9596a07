package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.GuardedDataSource;
import dev.citizens.failures.Printable;
import dev.citizens.failures.SqlServer;
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
    source.setLogServerErrorDetail(false); // the detail is rows
    return GuardedDataSource.of(source, SqlServer.POSTGRESQL, url);
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
      throw migrationFailure(e);
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

  /** Flyway's own word holds only the names of its migrations; the server's has a status. */
  private StepFailure migrationFailure(FlywayException e) {
    StepFailure cause = Failures.explain(e);
    return cause.status() == ExitStatus.PIPELINE_FAILED
        ? new StepFailure(
            ExitStatus.WRONG_USE,
            "the warehouse's schema at %s could not be brought up to date: %s; see doctor's postgres"
                    .formatted(url, Printable.of(firstLine(e), 300))
                + " migrations",
            e)
        : cause;
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** A failure of this server as one line, with the status of its kind and no value of the data. */
  public StepFailure failure(SQLException e) {
    return SqlServer.POSTGRESQL.failure(url, e);
  }

  @Override
  public String toString() {
    return "Warehouse[" + user + " at " + url + "]";
  }
}

package dev.citizens.load;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.GuardedDataSource;
import dev.citizens.failures.Printable;
import dev.citizens.failures.SqlServer;
import dev.citizens.failures.StepFailure;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

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
   * @throws StepFailure if it is not a PostgreSQL URL, or sets what it must not
   */
  public Warehouse {
    WarehouseUrl.check(url);
  }

  /** A source of connections without a pool, each a session as the program wants it. */
  public DataSource dataSource() {
    WarehouseDataSource source = new WarehouseDataSource();
    source.setUrl(url);
    Set<String> ofUrl = WarehouseUrl.check(url);
    if (!ofUrl.contains("connectTimeout")) {
      source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
    }
    if (!ofUrl.contains("socketTimeout")) {
      source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
    }
    source.setUser(user);
    source.setPassword(password);
    source.setLoginTimeout(LOGIN_TIMEOUT_SECONDS); // a server that takes the connection and hangs
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
   * Brings schemas and tables up to date, one process at a time; changes nothing when they are.
   *
   * @throws StepFailure with {@link ExitStatus#WAREHOUSE} if the server cannot be reached or
   *     refuses; with status 2 if somebody must change something first
   */
  public void migrate() {
    try (Connection connection = connect()) {
      WarehouseSchema.bringUpToDate(this, connection);
    } catch (SQLException e) {
      throw failure(e);
    } catch (FlywayValidateException e) {
      throw new StepFailure(
          ExitStatus.WRONG_USE,
          "the warehouse's schema at %s was made by another version: use that one; or, if its days"
                  .formatted(url)
              + " can be loaded again, DROP SCHEMA citizens CASCADE, with all that is in it",
          e);
    } catch (FlywayException e) {
      throw migrationFailure(e);
    }
  }

  /**
   * Checks that the results of these analyses can be staged and published: rights, tables, types.
   * What it finds would else be found by the last statement of the day. To be asked when the schema
   * is up to date; nothing is changed.
   *
   * @param analyses of all data sets
   * @param readerRole who is to be allowed to read the tables that loads make
   * @return the names of the tables that the load will make or change
   * @throws StepFailure with status 2 if somebody must change something first
   */
  public List<String> checkCanLoad(List<Analysis> analyses, Optional<String> readerRole) {
    try (Connection connection = connect()) {
      Obstacle.refuse(Rights.toLoad(connection, analyses.stream().map(Analysis::name).toList()));
      List<String> changed = ResultTables.check(connection, analyses, readerRole);
      StagingTable.probe(connection);
      return changed;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Checks that tables can be staged and published row by row, as {@link #checkCanLoad} does for
   * results.
   *
   * @param analyses whose results are loaded too, which have tables of their own
   * @return the names of the tables that the load will make or change
   * @throws StepFailure with status 2 if somebody must change something first
   */
  public List<String> checkCanMirror(
      List<MirroredTable> tables, List<Analysis> analyses, Optional<String> readerRole) {
    if (tables.isEmpty()) {
      return List.of();
    }
    try (Connection connection = connect()) {
      return MirrorTables.check(connection, tables, analyses, readerRole);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The schema's migrations; nothing is asked or changed yet. */
  public Flyway flyway() {
    return WarehouseSchema.flyway(this);
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

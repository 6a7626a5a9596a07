package dev.citizens.doctor.postgres;

import dev.citizens.analysis.Analysis;
import dev.citizens.doctor.Check;
import dev.citizens.doctor.ClockCheck;
import dev.citizens.doctor.ClockCheck.RemoteClock;
import dev.citizens.failures.ExitStatus;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The checks of the PostgreSQL warehouse. */
public final class PostgresChecks {
  private PostgresChecks() {}

  /**
   * Lists them.
   *
   * @param warehouse throws a StepFailure if an option or the password is missing
   * @param analyses whose results are loaded
   * @param mirrors tables that are loaded row by row
   * @param readerRole who is to be allowed to read the tables that loads make
   * @param host of the URL, for people
   */
  public static List<Check> of(
      Supplier<Warehouse> warehouse,
      List<Analysis> analyses,
      List<MirroredTable> mirrors,
      Optional<String> readerRole,
      String host) {
    RemoteClock clock = () -> now(warehouse.get());
    return List.of(
        new ConnectCheck(warehouse),
        new VersionCheck(warehouse),
        new RightsCheck(warehouse, names(analyses)),
        new ConnectionsCheck(warehouse),
        new MigrationsCheck(warehouse),
        new TablesCheck(warehouse, analyses, mirrors, readerRole),
        new ClockCheck(
            "postgres clock", ExitStatus.WAREHOUSE, List.of(PostgresCheck.CONNECT), host, clock));
  }

  /** Lists those that say whether the warehouse can be reached, and can take the results. */
  public static List<Check> ofReach(
      Supplier<Warehouse> warehouse,
      List<Analysis> analyses,
      List<MirroredTable> mirrors,
      Optional<String> readerRole) {
    return List.of(
        new ConnectCheck(warehouse),
        new RightsCheck(warehouse, names(analyses)),
        new MigrationsCheck(warehouse),
        new TablesCheck(warehouse, analyses, mirrors, readerRole));
  }

  private static List<String> names(List<Analysis> analyses) {
    return analyses.stream().map(Analysis::name).distinct().toList();
  }

  private static Instant now(Warehouse warehouse) throws SQLException {
    try (Connection connection = warehouse.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT clock_timestamp()")) {
      result.next();
      return result.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}

package dev.citizens.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;

/** The schemas of the warehouse and the tables in them, made and changed under one lock. */
final class WarehouseSchema {
  /** Where results and ledger are; the migrations make the ledger, loads make the results. */
  static final String PUBLISHED = "citizens";

  /** Where rows wait to be published. */
  static final String STAGING = "citizens_staging";

  private WarehouseSchema() {}

  /** The migrations; nothing is asked or changed yet. */
  static Flyway flyway(Warehouse warehouse) {
    return Flyway.configure()
        .dataSource(warehouse.dataSource())
        .locations("classpath:db/migration")
        .schemas(PUBLISHED)
        .createSchemas(false) // by create() below
        // Somebody may have made tables for results before our first migration.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  /**
   * Makes what is missing, and nothing if nothing is: then no right to create is needed.
   *
   * @param connection holds the lock until it is closed
   * @throws dev.citizens.failures.StepFailure with status 2 if the server or the user's rights do
   *     not allow it
   */
  static void bringUpToDate(Warehouse warehouse, Connection connection) throws SQLException {
    Obstacle.refuse(ServerRequirements.of(connection).obstacle());
    SchemaLock.acquire(connection);
    Obstacle.refuse(Rights.toHaveSchemas(connection));
    create(connection, Rights.missingSchemas(connection));
    Flyway flyway = flyway(warehouse);
    if (flyway.info().pending().length > 0) {
      Obstacle.refuse(Rights.toMigrate(connection));
    }
    flyway.migrate();
  }

  private static void create(Connection connection, List<String> schemas) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String schema : schemas) {
        statement.execute("CREATE SCHEMA " + schema);
      }
    }
  }
}

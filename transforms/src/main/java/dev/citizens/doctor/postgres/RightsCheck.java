package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.Obstacle;
import dev.citizens.load.Rights;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The user may make what is missing, change what is old, and replace rows of what is there. */
final class RightsCheck extends PostgresCheck {
  private final List<String> tables;

  /**
   * The check.
   *
   * @param tables of the job file's results
   */
  RightsCheck(Supplier<Warehouse> warehouse, List<String> tables) {
    super(RIGHTS, warehouse, CONNECT);
    this.tables = tables;
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) throws SQLException {
    Optional<Obstacle> obstacle = Rights.toHaveSchemas(connection);
    if (obstacle.isEmpty() && opened.flyway().info().pending().length > 0) {
      obstacle = Rights.toMigrate(connection);
    }
    if (obstacle.isEmpty()) {
      obstacle = Rights.toLoad(connection, tables);
    }
    if (obstacle.isEmpty()) {
      obstacle = Rights.toMake(connection, tables);
    }
    return finding(obstacle, opened.user() + " may make and change what a load needs");
  }
}

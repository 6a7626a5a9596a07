package dev.citizens.doctor.postgres;

import dev.citizens.doctor.AreaCheck;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.load.Obstacle;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;

/** What the checks of the warehouse share: each has a connection of its own. */
abstract class PostgresCheck extends AreaCheck {
  static final String CONNECT = "postgres connect";
  static final String RIGHTS = "postgres rights";
  static final String MIGRATIONS = "postgres migrations";

  private final Supplier<Warehouse> warehouse;

  PostgresCheck(String name, Supplier<Warehouse> warehouse, String... needs) {
    super(name, ExitStatus.WAREHOUSE, needs);
    this.warehouse = warehouse;
  }

  @Override
  public final Finding run() throws SQLException {
    Warehouse opened = warehouse.get();
    try (Connection connection = opened.connect();
        Statement statement = connection.createStatement()) {
      return look(opened, connection, statement);
    }
  }

  abstract Finding look(Warehouse opened, Connection connection, Statement statement)
      throws SQLException;

  static Finding finding(Optional<Obstacle> obstacle, String healthy) {
    return obstacle
        .map(each -> Finding.fail(each.found(), each.fix()))
        .orElseGet(() -> Finding.ok(healthy));
  }
}

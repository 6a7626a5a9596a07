package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** What the checks of the warehouse share: each has a connection of its own. */
abstract class PostgresCheck implements Check {
  static final String CONNECT = "postgres connect";

  private final String name;
  private final List<String> needs;
  private final Supplier<Warehouse> warehouse;

  PostgresCheck(String name, Supplier<Warehouse> warehouse, String... needs) {
    this.name = name;
    this.warehouse = warehouse;
    this.needs = List.of(needs);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ExitStatus area() {
    return ExitStatus.WAREHOUSE;
  }

  @Override
  public final List<String> needs() {
    return needs;
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
}

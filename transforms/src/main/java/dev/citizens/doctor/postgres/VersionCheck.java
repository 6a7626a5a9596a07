package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.ServerRequirements;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The server is new enough, no standby, and its database holds every character. */
final class VersionCheck extends PostgresCheck {
  VersionCheck(Supplier<Warehouse> warehouse) {
    super("postgres version", warehouse, CONNECT);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) throws SQLException {
    ServerRequirements server = ServerRequirements.of(connection);
    return finding(
        server.obstacle(), "PostgreSQL " + server.majorVersion() + ", " + server.encoding());
  }
}

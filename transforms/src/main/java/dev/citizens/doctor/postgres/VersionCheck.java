package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The server knows UNIQUE NULLS NOT DISTINCT, which our tables have. */
final class VersionCheck extends PostgresCheck {
  private static final int LEAST = 15;

  VersionCheck(Supplier<Warehouse> warehouse) {
    super("postgres version", warehouse, CONNECT);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) throws SQLException {
    return judge(connection.getMetaData().getDatabaseMajorVersion());
  }

  static Finding judge(int major) {
    return major >= LEAST
        ? Finding.ok("PostgreSQL " + major)
        : Finding.fail(
            "PostgreSQL " + major + ", and " + LEAST + " is the oldest that works",
            "the warehouse's administrator: upgrade it (pg_upgrade), or name another in"
                + " --warehouseUrl");
  }
}

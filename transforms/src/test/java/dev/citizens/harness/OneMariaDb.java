package dev.citizens.harness;

import dev.citizens.testdata.MariaDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The MariaDB of this JVM, started by the first test that asks; it stops with the JVM. */
public final class OneMariaDb {
  private static MariaDb server;

  private OneMariaDb() {}

  public static synchronized MariaDb get() {
    if (server == null) {
      try {
        server = MariaDb.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  /** Runs statements one by one, in UTC. */
  public static void execute(String... statements) throws SQLException {
    MariaDb database = get();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl()
                    + "?connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession"
                    + "=true&characterEncoding=UTF-8",
                database.user(),
                database.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

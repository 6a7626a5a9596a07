package dev.citizens.testdata;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Who may log in to a PostgreSQL server, by its file {@code pg_hba.conf}. */
record PostgresAccess(Path data) {
  static final String USER = "citizens";

  private static final int RELOAD_LIMIT_SECONDS = 30;
  private static final String CITIZENS_BY_PASSWORD =
      "host all " + USER + " 127.0.0.1/32 scram-sha-256\n";

  /** The administrator has none. */
  private static final String ALL_BY_PASSWORD = "host all all 127.0.0.1/32 scram-sha-256\n";

  /** For the second or so in which the server starts and is prepared. */
  private static final String ADMINISTRATOR = "host all postgres 127.0.0.1/32 trust\n";

  /** Before the start: the administrator needs no password. */
  void allowAdministrator() {
    try {
      allow(ADMINISTRATOR + CITIZENS_BY_PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes what does not exist yet, sets the password, and shuts the administrator out.
   *
   * @param creator whether the user may make databases and roles, which can then log in too
   */
  void createDatabase(DataSource administrator, String database, String password, boolean creator)
      throws IOException, SQLException {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      if (isEmpty(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + USER + "'")) {
        statement.execute("CREATE ROLE " + USER + " LOGIN");
      }
      statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password.replace("'", "''") + "'");
      if (isEmpty(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
        statement.execute("CREATE DATABASE " + database + " OWNER " + USER);
      }
      if (creator) {
        statement.execute("ALTER ROLE " + USER + " CREATEDB CREATEROLE");
      }
      allow(creator ? ALL_BY_PASSWORD : CITIZENS_BY_PASSWORD);
      statement.execute("SELECT pg_reload_conf()");
    }
    awaitRefusal(administrator);
  }

  /** The server reads the file some time after it was told to. */
  private static void awaitRefusal(DataSource administrator) throws IOException {
    long deadlineNanos = System.nanoTime() + RELOAD_LIMIT_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < deadlineNanos) {
      try {
        administrator.getConnection().close();
        Thread.sleep(10);
      } catch (SQLException refused) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while PostgreSQL started");
      }
    }
    throw new IOException("the administrator can still log in without a password");
  }

  private void allow(String rules) throws IOException {
    Files.writeString(data.resolve("pg_hba.conf"), rules);
  }

  private static boolean isEmpty(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return !result.next();
    }
  }
}

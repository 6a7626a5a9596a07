package dev.citizens.harness;

import dev.citizens.testdata.MySql;
import dev.citizens.testdata.MySqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The kinds of servers that an extract reads, for tests that ask both. */
public enum Server {
  MARIADB_11 {
    @Override
    public MySqlServer get() {
      return OneMariaDb.get();
    }
  },
  MYSQL_9 {
    @Override
    public MySqlServer get() {
      return oneMySql();
    }
  };

  private static final int NUMBERS = 1 << 13;

  private static MySql mySql;

  /** That of this JVM, started by the first test that asks; it stops with the JVM. */
  public abstract MySqlServer get();

  private static synchronized MySql oneMySql() {
    if (mySql == null) {
      try {
        mySql = MySql.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return mySql;
  }

  /** Runs statements one by one, in UTC, in SQL that both know; dates may be none. */
  public void execute(String... statements) throws SQLException {
    MySqlServer server = get();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl()
                    + "?connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession"
                    + "=true&characterEncoding=UTF-8",
                server.user(),
                server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("SET @@sql_mode = ''");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Makes a table {@code numbers (seq)} with 8,192 rows from 1 on. */
  public void makeNumbers() throws SQLException {
    execute("DROP TABLE IF EXISTS numbers", "CREATE TABLE numbers (seq INT PRIMARY KEY)");
    execute("INSERT INTO numbers VALUES (1)");
    for (int rows = 1; rows < NUMBERS; rows *= 2) {
      execute("INSERT INTO numbers SELECT seq + %s FROM numbers".formatted(rows));
    }
  }
}

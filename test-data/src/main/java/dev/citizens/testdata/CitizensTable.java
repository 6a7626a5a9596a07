package dev.citizens.testdata;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The table of citizens in a MySQL or MariaDB server.
 *
 * @param name letters, digits and {@code _} only
 */
public record CitizensTable(String name) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it holds anything but letters, digits and {@code _}
   */
  public CitizensTable {
    if (!name.matches("[A-Za-z0-9_]{1,64}")) {
      throw new IllegalArgumentException("not a table name: " + name);
    }
  }

  /** Connects with the driver's settings that both ways of loading need. */
  public static Connection connect(String jdbcUrl, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("allowLoadLocalInfile", "true");
    properties.setProperty("rewriteBatchedStatements", "true");
    properties.setProperty("characterEncoding", "UTF-8");
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  /**
   * Makes the table anew and fills it with the {@code rows} first rows, the fastest way that the
   * server allows. Commits on the way: a failure leaves a part.
   *
   * @param connection from {@link #connect}
   * @return the way it was loaded
   * @throws SQLException if the server refuses, or took a row with a warning
   */
  public Loading fill(Connection connection, CitizenRows citizens, long rows) throws SQLException {
    Loading loading = localInfileIsOn(connection) ? Loading.LOCAL_INFILE : Loading.BATCHED_INSERTS;
    fill(connection, citizens, rows, loading);
    return loading;
  }

  /** As {@link #fill(Connection, CitizenRows, long)}, in the given way. */
  public void fill(Connection connection, CitizenRows citizens, long rows, Loading loading)
      throws SQLException {
    recreate(connection);
    switch (loading) {
      case LOCAL_INFILE -> new LocalInfileLoad(name, citizens).load(connection, rows);
      case BATCHED_INSERTS -> new BatchedInserts(name, citizens).load(connection, rows);
    }
  }

  /** Drops the table if it exists and creates it without rows. */
  public void recreate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + name);
      statement.execute(
          """
          CREATE TABLE %s (
            id BIGINT NOT NULL PRIMARY KEY,
            name VARCHAR(120) NULL,
            birth_date DATE NULL,
            city VARCHAR(120) NULL,
            country VARCHAR(80) NOT NULL
          ) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"""
              .formatted(name));
    }
  }

  private static boolean localInfileIsOn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@local_infile")) {
      result.next();
      return result.getBoolean(1);
    }
  }

  /** How rows get into the table. */
  public enum Loading {
    /** {@code LOAD DATA LOCAL INFILE} from a stream: the fastest, if the server allows it. */
    LOCAL_INFILE,
    /** {@code INSERT} statements of many rows each: works everywhere. */
    BATCHED_INSERTS
  }
}

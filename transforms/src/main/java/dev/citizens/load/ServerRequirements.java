package dev.citizens.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a server must be, so that it can be loaded at all. */
public record ServerRequirements(int majorVersion, String encoding, boolean standby) {
  /** It knows UNIQUE NULLS NOT DISTINCT, which our tables have. */
  private static final int LEAST_VERSION = 15;

  /** Asks the server. */
  public static ServerRequirements of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('server_version_num')::int / 10000,"
                    + " current_setting('server_encoding'), pg_is_in_recovery()")) {
      row.next();
      return new ServerRequirements(row.getInt(1), row.getString(2), row.getBoolean(3));
    }
  }

  /** What somebody must change first; empty if nothing. */
  public Optional<Obstacle> obstacle() {
    if (majorVersion < LEAST_VERSION) {
      return Optional.of(
          new Obstacle(
              "PostgreSQL " + majorVersion + ", and " + LEAST_VERSION + " is the oldest that works",
              "the warehouse's administrator: upgrade it (pg_upgrade), or name another in"
                  + " --warehouseUrl"));
    }
    if (standby) {
      return Optional.of(
          new Obstacle(
              "the server is a standby, which cannot be written to",
              "whoever launches: name the primary in --warehouseUrl, or add"
                  + " ?targetServerType=primary to a list of hosts"));
    }
    if (!encoding.equals("UTF8")) {
      return Optional.of(
          new Obstacle(
              "the database is encoded in " + encoding + ", which cannot hold every value",
              "the warehouse's administrator: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8',"
                  + " and name that in --warehouseUrl"));
    }
    return Optional.empty();
  }
}

package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/** The server has connections left for the driver and every worker. */
final class ConnectionsCheck extends PostgresCheck {
  /** One of the driver and one a core of two small workers, and as many again for a retry. */
  private static final int NEEDED = 5;

  private static final int WARN_BELOW = 20;

  /** The limits of server, database and user, of which -1 is none; and who is connected now. */
  private static final String LEFT =
      """
      SELECT least(
          current_setting('max_connections')::int
            - current_setting('superuser_reserved_connections')::int
            - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
          (SELECT CASE WHEN datconnlimit >= 0 THEN datconnlimit - (SELECT count(*)
             FROM pg_stat_activity WHERE datname = current_database()) END
             FROM pg_database WHERE datname = current_database()),
          (SELECT CASE WHEN rolconnlimit >= 0 THEN rolconnlimit - (SELECT count(*)
             FROM pg_stat_activity WHERE usename = current_user) END
             FROM pg_roles WHERE rolname = current_user)),
        current_setting('max_connections')
      """;

  ConnectionsCheck(Supplier<Warehouse> warehouse) {
    super("postgres connections", warehouse, CONNECT);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery(LEFT)) {
      result.next();
      int left = result.getInt(1);
      String found = left + " free, max_connections=" + result.getString(2);
      String fix =
          "the warehouse's administrator: end idle sessions, or raise max_connections (or CONNECTION"
              + " LIMIT of database or user)";
      if (left < NEEDED) {
        return Finding.fail(found + "; a load needs " + NEEDED, fix);
      }
      return left < WARN_BELOW ? Finding.warn(found, fix) : Finding.ok(found);
    }
  }
}

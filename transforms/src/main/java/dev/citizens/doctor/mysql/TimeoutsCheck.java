package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.extract.MySqlSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The server does not hang up on a worker that is busy with a block of rows. */
final class TimeoutsCheck extends MySqlCheck {
  /** Seconds. A worker that collects garbage, or writes to a slow disk, does not read meanwhile. */
  private static final Map<String, Integer> LEAST =
      Map.of("wait_timeout", 600, "net_write_timeout", 60, "net_read_timeout", 30);

  /** Limits of one statement: MySQL's in milliseconds, MariaDB's in seconds; 0 is none. */
  private static final Map<String, Integer> STATEMENT_LIMITS =
      Map.of("max_execution_time", 600_000, "max_statement_time", 600);

  TimeoutsCheck(Supplier<MySqlSource> source) {
    super("mysql timeouts", source, CONNECT);
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Map<String, Double> session = new LinkedHashMap<>();
    List<String> low = new ArrayList<>();
    try (ResultSet variables =
        statement.executeQuery(
            "SHOW SESSION VARIABLES WHERE Variable_name IN ('wait_timeout', 'net_read_timeout',"
                + " 'net_write_timeout', 'max_execution_time', 'max_statement_time')")) {
      while (variables.next()) {
        session.put(variables.getString(1), Double.parseDouble(variables.getString(2)));
      }
    }
    session.forEach(
        (name, value) -> {
          int least = LEAST.getOrDefault(name, STATEMENT_LIMITS.getOrDefault(name, 0));
          boolean unlimited = STATEMENT_LIMITS.containsKey(name) && value == 0;
          if (value < least && !unlimited) {
            low.add("%s=%.0f (at least %d)".formatted(name, value, least));
          }
        });
    return low.isEmpty()
        ? Finding.ok("wait_timeout=%.0f s".formatted(session.get("wait_timeout")))
        : Finding.warn(
            String.join(", ", low),
            "MySQL's administrator: SET PERSIST "
                + low.get(0).replaceFirst("=.*at least (\\d+).*", "=$1")
                + " (and in the server's option file, for MariaDB)");
  }
}

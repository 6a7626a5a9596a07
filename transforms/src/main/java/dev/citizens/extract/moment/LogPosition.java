package dev.citizens.extract.moment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far a server's log of changes has got, as a user who may only read can ask it. The order in
 * which is asked matters: a transaction is in the log, and visible, at slightly different times.
 */
final class LogPosition {
  private final Statement statement;

  private LogPosition(Statement statement) {
    this.statement = statement;
  }

  /**
   * The position of the log. Readers from then on see all changes before it, and all changes that a
   * reader has seen until then are before it; so nothing changed between two that are equal.
   *
   * @return empty if the server has no log, or not one of all changes; or, of MySQL, if a change is
   *     on its way into the log
   */
  static Optional<String> of(Connection connection) throws SQLException {
    boolean isMariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    try (Statement statement = connection.createStatement()) {
      LogPosition log = new LogPosition(statement);
      return isMariaDb ? log.ofMariaDb() : log.ofMySql();
    }
  }

  /**
   * MySQL adds the GTID of a transaction to {@code gtid_executed} just after readers see it; until
   * then {@code gtid_owned} has it, which is therefore asked first. Without a binary log the
   * server's own changes have none, also with {@code gtid_mode=ON}, which is MySQL 9.7's default.
   */
  private Optional<String> ofMySql() throws SQLException {
    Map<String, String> known = variables("gtid_mode", "log_bin");
    if (!"ON".equals(known.get("gtid_mode")) || !"ON".equals(known.get("log_bin"))) {
      return Optional.empty();
    }
    boolean isCommitting = !value("SELECT @@GLOBAL.gtid_owned").isEmpty();
    String executed = value("SELECT @@GLOBAL.gtid_executed").replaceAll("\\s", "");
    return isCommitting ? Optional.empty() : Optional.of(executed);
  }

  /** MariaDB tells the position of a snapshot, exactly. */
  private Optional<String> ofMariaDb() throws SQLException {
    if (!logsAllChanges()) {
      return Optional.empty();
    }
    statement.execute(Snapshot.BEGIN);
    Map<String, String> position = pairs("SHOW STATUS LIKE 'binlog_snapshot_%'");
    statement.execute(Snapshot.END);
    String file = position.getOrDefault("binlog_snapshot_file", "");
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(file + ":" + position.get("binlog_snapshot_position"));
  }

  /** Whether also what the server gets from others is in its log, and no database is left out. */
  private boolean logsAllChanges() throws SQLException {
    Map<String, String> known =
        variables(
            "log_bin",
            "log_slave_updates",
            "gtid_slave_pos",
            "wsrep_on",
            "binlog_do_db",
            "binlog_ignore_db");
    boolean getsNone =
        known.getOrDefault("gtid_slave_pos", "").isEmpty() && !"ON".equals(known.get("wsrep_on"));
    return "ON".equals(known.get("log_bin"))
        && (getsNone || "ON".equals(known.get("log_slave_updates")))
        && known.getOrDefault("binlog_do_db", "").isEmpty()
        && known.getOrDefault("binlog_ignore_db", "").isEmpty();
  }

  private Map<String, String> variables(String... names) throws SQLException {
    return pairs(
        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('" + String.join("', '", names) + "')");
  }

  private Map<String, String> pairs(String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      Map<String, String> pairs = new HashMap<>();
      while (rows.next()) {
        pairs.put(rows.getString(1).toLowerCase(Locale.ROOT), rows.getString(2));
      }
      return pairs;
    }
  }

  private String value(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}

package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days of a mirrored table, each a partition, as the server's catalog has them. */
public final class MirrorDays {
  private static final String PARTITIONS =
      """
      SELECT relname, substring(pg_get_expr(relpartbound, pg_class.oid)
        FROM '^FOR VALUES IN \\(''(\\d{4}-\\d\\d-\\d\\d)''\\)$')::date AS run_date
      FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE inhparent = to_regclass(?)
      """;

  private final Connection connection;
  private final String table;

  MirrorDays(Connection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /**
   * Whether the table has as many newer days as it keeps, so that a day would go at once.
   *
   * @throws SQLException if the warehouse refuses
   */
  public static boolean isTooOld(Connection connection, MirroredTable table, LocalDate runDate)
      throws SQLException {
    return new MirrorDays(connection, table.name()).partitions().tailMap(runDate, false).size()
        >= table.keep();
  }

  /**
   * Replaces a day by the staged one, and drops those that are no longer kept. The ledger has the
   * run of the day.
   *
   * @param former tables that had the day before
   * @throws StepFailure with status 10 if newer days have come meanwhile
   */
  static void publish(Connection connection, StagedMirror mirror, List<String> former)
      throws SQLException {
    MirroredTable table = mirror.table();
    MirrorDays days = new MirrorDays(connection, table.name());
    try {
      days.lock(mirror.staging());
      if (isTooOld(connection, table, mirror.staging().runDate())) {
        throw new StepFailure(
            ExitStatus.INPUT_NOT_READY,
            "newer days were loaded into %s meanwhile; nothing was published, run load again"
                .formatted(table.shownName()));
      }
      drop(connection, mirror.staging().runDate(), former);
      days.drop(mirror.staging().runDate());
      days.attach(mirror);
      days.dropAllBut(table.keep());
    } catch (SQLException e) {
      throw SchemaLock.waitedTooLong(e, "replace a day of " + table.shownName());
    }
  }

  /** Drops a day from tables that had it. */
  static void drop(Connection connection, LocalDate runDate, List<String> former)
      throws SQLException {
    for (String table : former) {
      try {
        new MirrorDays(connection, table).drop(runDate);
      } catch (SQLException e) {
        throw SchemaLock.waitedTooLong(e, "drop a day of " + Identifier.shown(table));
      }
    }
  }

  /** Keeps other loads out until the end of the transaction, and readers only when a day goes. */
  private void lock(MirrorStaging staging) throws SQLException {
    staging.endStragglers(connection);
    execute(
        "LOCK TABLE ONLY %s IN SHARE UPDATE EXCLUSIVE MODE".formatted(Identifier.published(table)));
  }

  private void attach(StagedMirror mirror) throws SQLException {
    LocalDate runDate = mirror.staging().runDate();
    String partition = Identifier.day(table, runDate);
    // In this order, as only a renaming evades the names of types that are there.
    execute(
        "ALTER TABLE %s SET SCHEMA %s"
            .formatted(mirror.staging().rows(), WarehouseSchema.PUBLISHED));
    execute(
        "ALTER TABLE %s RENAME TO %s"
            .formatted(
                Identifier.published(mirror.staging().rowsName()), Identifier.quoted(partition)));
    execute(
        "ALTER TABLE ONLY %s ATTACH PARTITION %s FOR VALUES IN (%s)"
            .formatted(
                Identifier.published(table),
                Identifier.published(partition),
                Identifier.literal(runDate.toString())));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_mirror (run_date, dataset, name, rows, bytes, crc32c)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, runDate);
      insert.setString(2, mirror.table().dataset());
      insert.setString(3, table);
      insert.setLong(4, mirror.file().rows());
      insert.setLong(5, mirror.file().bytes());
      insert.setString(6, mirror.file().crc32c());
      insert.executeUpdate();
    }
  }

  private void dropAllBut(int keep) throws SQLException {
    for (LocalDate old : partitions().descendingMap().keySet().stream().skip(keep).toList()) {
      drop(old);
    }
  }

  private void drop(LocalDate runDate) throws SQLException {
    String partition = partitions().get(runDate);
    if (partition != null) {
      execute("DROP TABLE " + Identifier.published(partition));
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM citizens.run_mirror WHERE name = ? AND run_date = ?")) {
      delete.setString(1, table);
      delete.setObject(2, runDate);
      delete.executeUpdate();
    }
  }

  /** The names of the partitions, by day; those that somebody has added are none of ours. */
  private NavigableMap<LocalDate, String> partitions() throws SQLException {
    NavigableMap<LocalDate, String> partitions = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(PARTITIONS)) {
      query.setString(1, Identifier.published(table));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          LocalDate day = row.getObject(2, LocalDate.class);
          if (day != null && name.equals(Identifier.day(table, day))) {
            partitions.put(day, name);
          }
        }
      }
    }
    return Collections.unmodifiableNavigableMap(partitions);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

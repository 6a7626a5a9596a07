package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The table of one attempt in which all its results wait to be published. Its name begins with the
 * time, so that tables of attempts that died can be told and dropped.
 */
public record StagingTable(String name) implements Staging, Serializable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The name for an attempt that starts now. */
  public static StagingTable of(String attempt, Instant now) {
    return new StagingTable("attempt_" + TIME.format(now) + "_" + attempt.replace("-", ""));
  }

  @Override
  public String qualifiedName() {
    return WarehouseSchema.STAGING + "." + name;
  }

  @Override
  public void create(Connection connection) throws SQLException {
    try (Transaction transaction = Transaction.begin(connection)) {
      createInTransaction(connection);
      transaction.commit();
    }
  }

  /**
   * Creates such a table and undoes it, to know that it can be done.
   *
   * @throws SQLException if it can't
   */
  @SuppressWarnings("try") // only rolled back
  public static void probe(Connection connection) throws SQLException {
    try (Transaction undone = Transaction.begin(connection)) {
      of(UUID.randomUUID().toString(), Instant.now()).createInTransaction(connection);
    }
  }

  private void createInTransaction(Connection connection) throws SQLException {
    SchemaLock.acquireForTransaction(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE UNLOGGED TABLE "
              + qualifiedName()
              + " (target text NOT NULL, reading uuid NOT NULL, row_number bigint NOT NULL,"
              + " fields jsonb NOT NULL, PRIMARY KEY (target, reading, row_number))");
    }
  }

  /**
   * Inserts a block; parameters: target, reading, number of the first row, rows as JSON texts. What
   * is there already stays: a block is written again when its bundle is.
   */
  public String insert() {
    return "INSERT INTO "
        + qualifiedName()
        + " (target, reading, row_number, fields)"
        + " SELECT ?, ?, ? + position - 1, fields::jsonb"
        + " FROM unnest(?) WITH ORDINALITY AS block (fields, position)"
        + " ON CONFLICT DO NOTHING";
  }

  /** The rows of readings, for SQL; parameters: target, an array of readings. */
  String rowsOfReadings() {
    return qualifiedName() + " WHERE target = ? AND reading = ANY (?) AND row_number >= 0";
  }

  /**
   * Finds a reading that got the bytes of the file as its manifest describes it. There are several
   * if bundles were tried again; the rows of others are left alone.
   *
   * @param target the table that the file is for
   * @throws StepFailure with status 21 if there is none
   */
  UUID readingOf(Connection connection, String target, DataFile file) throws SQLException {
    String read = "";
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT reading, fields ->> 0 FROM %s WHERE target = ? AND row_number = %s AND fields ->> 1 = ?"
                .formatted(qualifiedName(), StagedBlock.RECEIPT))) {
      query.setString(1, target);
      query.setString(2, file.name());
      try (ResultSet receipts = query.executeQuery()) {
        while (receipts.next()) {
          read = receipts.getString(2);
          if (read.equals(file.crc32c())) {
            return receipts.getObject(1, UUID.class);
          }
        }
      }
    }
    throw new StepFailure(
        ExitStatus.HDFS,
        "%s was read with CRC-32C %s instead of %s; nothing was published, run analyze again"
            .formatted(file.name(), read.isEmpty() ? "unknown" : read, file.crc32c()));
  }

  @Override
  public void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + qualifiedName());
    }
  }

  /** Drops the staging tables of attempts that started before that time. */
  public static void sweep(Connection connection, Instant before) throws SQLException {
    List<StagingTable> old = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT tablename FROM pg_tables WHERE schemaname = ? AND tablename < ?")) {
      query.setString(1, WarehouseSchema.STAGING);
      query.setString(2, "attempt_" + TIME.format(before));
      try (ResultSet tables = query.executeQuery()) {
        while (tables.next()) {
          old.add(new StagingTable(tables.getString(1)));
        }
      }
    }
    for (StagingTable table : old) {
      table.drop(connection);
    }
  }
}

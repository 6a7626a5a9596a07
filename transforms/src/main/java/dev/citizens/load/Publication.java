package dev.citizens.load;

import com.google.auto.value.AutoValue;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Publishes the staged results of a day and source in one transaction: a reader sees all of the old
 * ones or all of the new ones. Other days and sources are not touched.
 */
@AutoValue
public abstract class Publication {
  abstract LocalDate runDate();

  abstract String source();

  /** Of the load. */
  abstract String attempt();

  /** Of the results. */
  abstract Manifest results();

  /** Of the raw file behind the results, in bytes. */
  abstract long inputBytes();

  abstract StagingTable staging();

  /** The data set that the results are of. */
  abstract String dataset();

  /** The result file of each table, as its manifest describes it. */
  abstract Map<TargetTable, DataFile> fileByTable();

  /**
   * Throws if manifests in the lake are no longer those of {@link #results} and {@link #ledger}:
   * what came in between must not be published under their figures.
   */
  abstract Runnable stillPublished();

  abstract List<LedgerEntry> ledger();

  public static Builder builder() {
    return new AutoValue_Publication.Builder();
  }

  /** Collects a publication; everything is required. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder runDate(LocalDate runDate);

    public abstract Builder source(String source);

    public abstract Builder attempt(String attempt);

    public abstract Builder results(Manifest results);

    public abstract Builder inputBytes(long inputBytes);

    public abstract Builder staging(StagingTable staging);

    public abstract Builder dataset(String dataset);

    public abstract Builder fileByTable(Map<TargetTable, DataFile> fileByTable);

    public abstract Builder stillPublished(Runnable stillPublished);

    public abstract Builder ledger(List<LedgerEntry> ledger);

    public abstract Publication build();
  }

  /**
   * Publishes and drops the staging table. Nothing has changed if this throws.
   *
   * @throws SQLException if the warehouse refuses
   */
  public void run(Connection connection) throws SQLException {
    try (Transaction transaction = Transaction.begin(connection)) {
      // Two loads of the same day and source come one after the other; the last one stays.
      DayLock.acquire(connection, runDate(), source());
      DatasetOfDay.check(connection, runDate(), dataset());
      stillPublished().run();
      for (Map.Entry<TargetTable, DataFile> target : fileByTable().entrySet()) {
        target.getKey().replace(connection, staging(), runDate(), source(), target.getValue());
      }
      replaceRun(connection);
      insertSteps(connection);
      staging().drop(connection);
      stillPublished().run();
      transaction.commit();
    }
  }

  private void replaceRun(Connection connection) throws SQLException {
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM citizens.run WHERE run_date = ? AND source = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO citizens.run (run_date, source, attempt, rows_read, bad_rows,"
                    + " fingerprint, input_bytes, version, dataset)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      delete.setObject(1, runDate());
      delete.setString(2, source());
      delete.executeUpdate();
      insert.setObject(1, runDate());
      insert.setString(2, source());
      insert.setObject(3, UUID.fromString(attempt()));
      insert.setLong(4, results().rowsRead());
      insert.setLong(5, results().badRows());
      insert.setString(6, results().fingerprint());
      insert.setLong(7, inputBytes());
      insert.setString(8, results().createdBy());
      insert.setString(9, dataset());
      insert.executeUpdate();
    }
  }

  private void insertSteps(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.run_step (run_date, source, step, attempt, rows_read,"
                + " rows_written, bad_rows, bytes_written, elapsed_millis, finished_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (LedgerEntry entry : ledger()) {
        insert.setObject(1, runDate());
        insert.setString(2, source());
        insert.setString(3, entry.step());
        insert.setObject(4, UUID.fromString(entry.attempt()));
        insert.setLong(5, entry.rowsRead());
        insert.setLong(6, entry.rowsWritten());
        insert.setLong(7, entry.badRows());
        insert.setLong(8, entry.bytesWritten());
        insert.setLong(9, entry.elapsedMillis());
        insert.setObject(10, entry.finishedAt().atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}

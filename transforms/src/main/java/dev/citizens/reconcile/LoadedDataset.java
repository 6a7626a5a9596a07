package dev.citizens.reconcile;

import dev.citizens.csv.Fingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What the ledger says of a day and data set.
 *
 * @param load the attempt that published it
 * @param rows the accepted ones, whose fingerprint it is
 */
public record LoadedDataset(UUID load, long rows, long badRows, Fingerprint fingerprint) {

  /** Reads the ledger; empty if the day and data set are not loaded. */
  public static Optional<LoadedDataset> of(Connection connection, LocalDate runDate, String dataset)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT attempt, rows_read - bad_rows, bad_rows, fingerprint FROM citizens.run"
                + " WHERE run_date = ? AND dataset = ?")) {
      query.setObject(1, runDate);
      query.setString(2, dataset);
      try (ResultSet run = query.executeQuery()) {
        return run.next()
            ? Optional.of(
                new LoadedDataset(
                    run.getObject(1, UUID.class),
                    run.getLong(2),
                    run.getLong(3),
                    Fingerprint.parse(run.getString(4))))
            : Optional.empty();
      }
    }
  }

  /** Whether both have the same accepted rows. */
  public boolean hasRowsOf(LoadedDataset other) {
    return rows == other.rows && fingerprint.equals(other.fingerprint);
  }
}

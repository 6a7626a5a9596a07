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
 * What the ledger says of a day and source.
 *
 * @param load the attempt that published it
 * @param rows the accepted ones, whose fingerprint it is
 */
public record LoadedSource(UUID load, long rows, long badRows, Fingerprint fingerprint) {

  /** Reads the ledger; empty if the day and source are not loaded. */
  public static Optional<LoadedSource> of(Connection connection, LocalDate runDate, String source)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT attempt, rows_read - bad_rows, bad_rows, fingerprint FROM citizens.run"
                + " WHERE run_date = ? AND source = ?")) {
      query.setObject(1, runDate);
      query.setString(2, source);
      try (ResultSet run = query.executeQuery()) {
        return run.next()
            ? Optional.of(
                new LoadedSource(
                    run.getObject(1, UUID.class),
                    run.getLong(2),
                    run.getLong(3),
                    Fingerprint.parse(run.getString(4))))
            : Optional.empty();
      }
    }
  }

  /** Whether both have the same accepted rows. */
  public boolean hasRowsOf(LoadedSource other) {
    return rows == other.rows && fingerprint.equals(other.fingerprint);
  }
}

package dev.citizens.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Where a day's report lies, as the warehouse knows it. */
public final class ReportLocation {
  private ReportLocation() {}

  /** Replaces what is known of the day. */
  public static void record(Connection connection, LocalDate runDate, String uri)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.report (run_date, uri) VALUES (?, ?) ON CONFLICT (run_date)"
                + " DO UPDATE SET uri = excluded.uri, published_at = excluded.published_at")) {
      insert.setObject(1, runDate);
      insert.setString(2, uri);
      insert.executeUpdate();
    }
  }
}

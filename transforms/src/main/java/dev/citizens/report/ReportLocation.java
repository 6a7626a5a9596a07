package dev.citizens.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Where a day's report lies, as the warehouse knows it. */
public final class ReportLocation {
  private ReportLocation() {}

  /** Replaces what is known of the day and job. */
  public static void record(Connection connection, String job, LocalDate runDate, String uri)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO citizens.report (run_date, job, uri) VALUES (?, ?, ?)"
                + " ON CONFLICT (run_date, job) DO UPDATE SET uri = excluded.uri, published_at = excluded.published_at")) {
      insert.setObject(1, runDate);
      insert.setString(2, job);
      insert.setString(3, uri);
      insert.executeUpdate();
    }
  }
}

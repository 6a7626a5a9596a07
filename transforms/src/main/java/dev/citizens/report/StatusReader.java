package dev.citizens.report;

import dev.citizens.load.TextArray;
import dev.citizens.load.Transaction;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@link DayStatus} of a day from the warehouse. */
public final class StatusReader {
  private final Connection connection;
  private final String job;
  private final List<String> datasets;
  private final LocalDate runDate;

  /** A reader that leaves the transaction to its caller. */
  StatusReader(Connection connection, String job, List<String> datasets, LocalDate runDate) {
    this.connection = connection;
    this.job = job;
    this.datasets = datasets;
    this.runDate = runDate;
  }

  /** Whether the warehouse has the newest of the tables that are read here. */
  public static boolean hasTables(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT to_regclass('citizens.run_result') IS NOT NULL");
        ResultSet found = query.executeQuery()) {
      found.next();
      return found.getBoolean(1);
    }
  }

  /**
   * The day as it is at one moment.
   *
   * @param datasets those of the job, in its order
   * @return empty if none of them is loaded
   */
  @SuppressWarnings("try") // the snapshot is only held
  public static Optional<DayStatus> read(
      Connection connection, String job, List<String> datasets, LocalDate runDate)
      throws SQLException {
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      return new StatusReader(connection, job, datasets, runDate).read();
    }
  }

  Optional<DayStatus> read() throws SQLException {
    Map<String, Figures> today = figures(runDate);
    if (today.isEmpty()) {
      return Optional.empty();
    }
    LocalDate previousRunDate = previousRunDate();
    Map<String, Figures> previous = previousRunDate == null ? Map.of() : figures(previousRunDate);
    List<DatasetStatus> statuses = new ArrayList<>();
    for (String dataset : datasets) {
      statuses.add(
          new DatasetStatus(dataset, today.get(dataset), previous.get(dataset), steps(dataset)));
    }
    return Optional.of(
        new DayStatus(
            runDate,
            previousRunDate,
            statuses,
            results(previousRunDate),
            reconciliations(),
            report()));
  }

  private Map<String, Figures> figures(LocalDate day) throws SQLException {
    Map<String, Figures> figures = new HashMap<>();
    forEachRow(
        "SELECT dataset, rows_read, bad_rows, input_bytes, fingerprint FROM citizens.run"
            + " WHERE run_date = ? AND dataset = ANY (?)",
        row ->
            figures.put(
                row.getString(1),
                new Figures(row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5))),
        day,
        array());
    return figures;
  }

  private LocalDate previousRunDate() throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    forEachRow(
        "SELECT max(run_date) FROM citizens.run WHERE run_date < ? AND dataset = ANY (?)",
        row -> days.add(row.getObject(1, LocalDate.class)),
        runDate,
        array());
    return days.get(0);
  }

  private List<PublishedStep> steps(String dataset) throws SQLException {
    List<PublishedStep> steps = new ArrayList<>();
    forEachRow(
        "SELECT step, finished_at, elapsed_millis FROM citizens.run_step"
            + " WHERE run_date = ? AND dataset = ? ORDER BY finished_at, step",
        row ->
            steps.add(
                new PublishedStep(
                    row.getString(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getLong(3))),
        runDate,
        dataset);
    return steps;
  }

  private List<Result> results(LocalDate previousRunDate) throws SQLException {
    List<Result> results = new ArrayList<>();
    forEachRow(
        """
        SELECT result, dataset, coalesce(today.rows, 0), before.rows
        FROM (SELECT * FROM citizens.run_result WHERE run_date = ?) AS today
          FULL JOIN (SELECT * FROM citizens.run_result WHERE run_date = ?) AS before
          USING (result, dataset)
        WHERE dataset = ANY (?)
          AND dataset IN (SELECT run.dataset FROM citizens.run WHERE run_date = ?)
        ORDER BY result COLLATE "C", array_position(?, dataset)
        """,
        row ->
            results.add(
                new Result(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getObject(4, Long.class))),
        runDate,
        previousRunDate,
        array(),
        runDate,
        array());
    return results;
  }

  private List<Reconciliation> reconciliations() throws SQLException {
    List<Reconciliation> found = new ArrayList<>();
    forEachRow(
        """
        SELECT left_dataset, right_dataset, equal, compared_by FROM citizens.reconciliation
        WHERE run_date = ? AND left_dataset = ANY (?) AND right_dataset = ANY (?)
        ORDER BY array_position(?, left_dataset), array_position(?, right_dataset)
        """,
        row ->
            found.add(
                new Reconciliation(
                    row.getString(1),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getString(4),
                    differences(row.getString(1), row.getString(2)))),
        runDate,
        array(),
        array(),
        array(),
        array());
    return found;
  }

  private List<Difference> differences(String left, String right) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    forEachRow(
        "SELECT group_key, left_rows, right_rows FROM citizens.reconciliation_difference"
            + " WHERE run_date = ? AND left_dataset = ? AND right_dataset = ?"
            + " ORDER BY abs(left_rows - right_rows) DESC, group_key COLLATE \"C\"",
        row -> differences.add(new Difference(row.getString(1), row.getLong(2), row.getLong(3))),
        runDate,
        left,
        right);
    return differences;
  }

  private String report() throws SQLException {
    List<String> uris = new ArrayList<>();
    forEachRow(
        "SELECT uri FROM citizens.report WHERE run_date = ? AND job = ? AND published_at >="
            + " (SELECT max(published_at) FROM citizens.run WHERE run_date = ?"
            + " AND dataset = ANY (?))",
        row -> uris.add(row.getString(1)),
        runDate,
        job,
        runDate,
        array());
    return uris.isEmpty() ? null : uris.get(0);
  }

  private Array array() throws SQLException {
    return TextArray.of(connection, datasets);
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void forEachRow(String sql, RowReader reader, Object... parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}

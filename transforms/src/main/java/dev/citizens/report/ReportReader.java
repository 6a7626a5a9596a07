package dev.citizens.report;

import dev.citizens.load.TextArray;
import dev.citizens.load.Transaction;
import dev.citizens.report.DayReport.DayRows;
import dev.citizens.report.DayReport.StepFigures;
import dev.citizens.report.DayStatus.PublishedStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link DayReport} from the warehouse. */
public final class ReportReader {
  private static final int DAYS_OF_HISTORY = 30;

  private static final String STEPS =
      """
      SELECT dataset, step, finished_at, elapsed_millis, attempt, rows_read, rows_written, bad_rows,
        bytes_written
      FROM citizens.run_step WHERE run_date = ? AND dataset = ANY (?)
      ORDER BY array_position(?, dataset),
        array_position(ARRAY['upload','extract','analyze','load'], step)
      """;

  private static final String HISTORY =
      """
      WITH days AS (
        SELECT DISTINCT run_date FROM citizens.run WHERE run_date <= ? AND dataset = ANY (?)
        ORDER BY run_date DESC LIMIT %s)
      SELECT run_date, dataset, rows_read FROM citizens.run JOIN days USING (run_date)
      WHERE dataset = ANY (?) ORDER BY run_date, array_position(?, dataset)
      """
          .formatted(DAYS_OF_HISTORY);

  private static final String VERSIONS =
      "SELECT DISTINCT version FROM citizens.run WHERE run_date = ? AND dataset = ANY (?)"
          + " ORDER BY version";

  private final Connection connection;
  private final String job;
  private final List<String> datasets;
  private final LocalDate runDate;

  private ReportReader(
      Connection connection, String job, List<String> datasets, LocalDate runDate) {
    this.connection = connection;
    this.job = job;
    this.datasets = datasets;
    this.runDate = runDate;
  }

  /**
   * The day as it is at one moment.
   *
   * @param datasets those of the job, in its order
   * @return empty if none of them is loaded
   */
  @SuppressWarnings("try") // the snapshot is only held
  public static Optional<DayReport> read(
      Connection connection, String job, List<String> datasets, LocalDate runDate)
      throws SQLException {
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      return new ReportReader(connection, job, datasets, runDate).read();
    }
  }

  private Optional<DayReport> read() throws SQLException {
    Optional<DayStatus> status = new StatusReader(connection, job, datasets, runDate).read();
    if (status.isEmpty()) {
      return Optional.empty();
    }
    String server = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    return Optional.of(
        new DayReport(
            job,
            status.get(),
            rows(STEPS, ReportReader::step, datasets, datasets),
            ResultReader.read(connection, datasets, runDate),
            ChangesReader.read(connection, datasets, runDate, status.get().previousRunDate()),
            rows(HISTORY, ReportReader::dayRows, datasets, datasets, datasets),
            rows(VERSIONS, row -> row.getString(1), datasets),
            server));
  }

  private static StepFigures step(ResultSet row) throws SQLException {
    return new StepFigures(
        row.getString(1),
        new PublishedStep(
            row.getString(2), row.getObject(3, OffsetDateTime.class).toInstant(), row.getLong(4)),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9));
  }

  private static DayRows dayRows(ResultSet row) throws SQLException {
    return new DayRows(row.getObject(1, LocalDate.class), row.getString(2), row.getLong(3));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The rows of a query whose first parameter is the day, and the others names. */
  @SafeVarargs
  private <T> List<T> rows(String sql, RowReader<T> reader, List<String>... names)
      throws SQLException {
    List<T> read = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, runDate);
      for (int i = 0; i < names.length; i++) {
        query.setArray(i + 2, TextArray.of(connection, names[i]));
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          read.add(reader.read(rows));
        }
      }
    }
    return List.copyOf(read);
  }
}

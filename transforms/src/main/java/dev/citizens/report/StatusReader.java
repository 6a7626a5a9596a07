package dev.citizens.report;

import dev.citizens.load.Transaction;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import dev.citizens.report.DayStatus.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@link DayStatus} of a day from the warehouse. */
public final class StatusReader {
  private final Connection connection;
  private final LocalDate runDate;

  private StatusReader(Connection connection, LocalDate runDate) {
    this.connection = connection;
    this.runDate = runDate;
  }

  /** Whether the warehouse has the newest of the tables that are read here. */
  public static boolean hasTables(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT to_regclass('citizens.report') IS NOT NULL");
        ResultSet found = query.executeQuery()) {
      found.next();
      return found.getBoolean(1);
    }
  }

  /** The day as it is at one moment; empty if it has not been loaded. */
  @SuppressWarnings("try") // the snapshot is only held
  public static Optional<DayStatus> read(Connection connection, LocalDate runDate)
      throws SQLException {
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      return new StatusReader(connection, runDate).read();
    }
  }

  private Optional<DayStatus> read() throws SQLException {
    Map<String, Figures> today = figures(runDate);
    if (today.isEmpty()) {
      return Optional.empty();
    }
    LocalDate previousRunDate = previousRunDate();
    Map<String, Figures> previous = previousRunDate == null ? Map.of() : figures(previousRunDate);
    List<Source> sources = new ArrayList<>();
    for (Map.Entry<String, Figures> each : today.entrySet()) {
      String source = each.getKey();
      sources.add(new Source(source, each.getValue(), previous.get(source), steps(source)));
    }
    return Optional.of(
        new DayStatus(
            runDate,
            previousRunDate,
            sources,
            results(sources, previousRunDate),
            reconciliation(),
            report()));
  }

  private Map<String, Figures> figures(LocalDate day) throws SQLException {
    Map<String, Figures> figures = new LinkedHashMap<>();
    forEachRow(
        "SELECT source, rows_read, bad_rows, input_bytes, fingerprint FROM citizens.run"
            + " WHERE run_date = ? ORDER BY source",
        row ->
            figures.put(
                row.getString(1),
                new Figures(row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5))),
        day);
    return figures;
  }

  private LocalDate previousRunDate() throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    forEachRow(
        "SELECT run_date FROM citizens.run WHERE run_date < ? ORDER BY run_date DESC LIMIT 1",
        row -> days.add(row.getObject(1, LocalDate.class)),
        runDate);
    return days.isEmpty() ? null : days.get(0);
  }

  private List<PublishedStep> steps(String source) throws SQLException {
    List<PublishedStep> steps = new ArrayList<>();
    forEachRow(
        "SELECT step, finished_at, elapsed_millis FROM citizens.run_step"
            + " WHERE run_date = ? AND source = ? ORDER BY finished_at, step",
        row ->
            steps.add(
                new PublishedStep(
                    row.getString(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getLong(3))),
        runDate,
        source);
    return steps;
  }

  /** Every table that is keyed by day and source holds results, but for the ledger. */
  private List<Result> results(List<Source> sources, LocalDate previousRunDate)
      throws SQLException {
    List<String> tables = new ArrayList<>();
    forEachRow(
        "SELECT table_name FROM information_schema.tables JOIN information_schema.columns"
            + " USING (table_schema, table_name) WHERE table_schema = ? AND table_type ="
            + " 'BASE TABLE' AND table_name NOT IN ('run', 'run_step')"
            + " GROUP BY table_name HAVING count(*) FILTER (WHERE column_name IN"
            + " ('run_date', 'source')) = 2 ORDER BY table_name COLLATE \"C\"",
        row -> tables.add(row.getString(1)),
        "citizens");
    List<Result> results = new ArrayList<>();
    for (String table : tables) {
      for (Source source : sources) {
        Long previousRows =
            source.previous() == null ? null : count(table, previousRunDate, source.source());
        long rows = count(table, runDate, source.source());
        // The schema has tables of analyses that this job does not ask for.
        if (rows > 0 || (previousRows != null && previousRows > 0)) {
          results.add(new Result(table, source.source(), rows, previousRows));
        }
      }
    }
    return results;
  }

  private long count(String table, LocalDate day, String source) throws SQLException {
    List<Long> count = new ArrayList<>();
    forEachRow(
        "SELECT count(*) FROM citizens.\"%s\" WHERE run_date = ? AND source = ?"
            .formatted(table.replace("\"", "\"\"")),
        row -> count.add(row.getLong(1)),
        day,
        source);
    return count.get(0);
  }

  private Reconciliation reconciliation() throws SQLException {
    List<Difference> differences = new ArrayList<>();
    forEachRow(
        "SELECT group_key, csv_rows, mysql_rows FROM citizens.reconciliation_difference"
            + " WHERE run_date = ? ORDER BY abs(csv_rows - mysql_rows) DESC, group_key COLLATE \"C\"",
        row -> differences.add(new Difference(row.getString(1), row.getLong(2), row.getLong(3))),
        runDate);
    List<Reconciliation> found = new ArrayList<>();
    forEachRow(
        "SELECT equal, compared_by FROM citizens.reconciliation WHERE run_date = ?",
        row -> found.add(new Reconciliation(row.getBoolean(1), row.getString(2), differences)),
        runDate);
    return found.isEmpty() ? null : found.get(0);
  }

  private String report() throws SQLException {
    List<String> uris = new ArrayList<>();
    forEachRow(
        "SELECT uri FROM citizens.report WHERE run_date = ? AND published_at >="
            + " (SELECT max(published_at) FROM citizens.run WHERE run_date = ?)",
        row -> uris.add(row.getString(1)),
        runDate,
        runDate);
    return uris.isEmpty() ? null : uris.get(0);
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

package dev.citizens.report;

import static dev.citizens.report.MarkdownTable.shown;

import dev.citizens.load.TextArray;
import dev.citizens.load.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a job's day as the warehouse has them, in Markdown. */
public final class DayReport {
  private static final int MOST_DIFFERENCES = 20;
  private static final String NOT_LOADED = "not loaded";

  private static final String STEPS =
      """
      SELECT dataset, step, rows_read, rows_written, bad_rows, bytes_written, elapsed_millis
      FROM citizens.run_step WHERE run_date = ? AND dataset = ANY (?)
      ORDER BY array_position(?, dataset),
        array_position(ARRAY['upload','extract','analyze','load'], step)
      """;

  private final Connection connection;
  private final String jobName;
  private final List<String> datasets;
  private final LocalDate runDate;
  private final StringBuilder text = new StringBuilder();

  private DayReport(
      Connection connection, String jobName, List<String> datasets, LocalDate runDate) {
    this.connection = connection;
    this.jobName = jobName;
    this.datasets = datasets;
    this.runDate = runDate;
  }

  /**
   * Writes the report, all of it as of one moment.
   *
   * @param datasets those of the job, in its order
   * @return Markdown, or null if nothing of the job is published for that day
   */
  @SuppressWarnings("try") // the snapshot is only held
  public static String of(
      Connection connection, String jobName, List<String> datasets, LocalDate runDate)
      throws SQLException {
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      return new DayReport(connection, jobName, datasets, runDate).write();
    }
  }

  private String write() throws SQLException {
    Optional<DayStatus> found = new StatusReader(connection, jobName, datasets, runDate).read();
    if (found.isEmpty()) {
      return null;
    }
    DayStatus status = found.get();
    text.append("# ").append(MarkdownCell.of(jobName)).append(", ").append(runDate).append("\n\n");
    figures(status);
    status.reconciliations().forEach(this::reconciliation);
    sinceTheDayBefore(status);
    steps();
    for (ResultSection section : ResultSection.of(connection, datasets, runDate)) {
      section.appendTo(text, connection);
    }
    return text.toString();
  }

  private void figures(DayStatus status) {
    MarkdownTable table =
        new MarkdownTable(
            text, List.of("dataset", "rows_read", "bad_rows", "input_bytes", "fingerprint"));
    for (DayStatus.DatasetStatus each : status.datasets()) {
      DayStatus.Figures figures = each.figures();
      table.line(
          figures == null
              ? List.of(each.dataset(), NOT_LOADED, "", "", "")
              : List.of(
                  each.dataset(),
                  figures.rowsRead(),
                  figures.badRows(),
                  figures.inputBytes(),
                  figures.fingerprint()));
    }
  }

  private void reconciliation(DayStatus.Reconciliation found) {
    String names = MarkdownCell.of(found.left()) + " and " + MarkdownCell.of(found.right());
    if (found.equal()) {
      text.append('\n').append(names).append(" hold the same rows.\n");
      return;
    }
    text.append("\n**").append(names).append(" do not hold the same rows.**");
    text.append(" Where counts are equal, values differ.\n\n");
    MarkdownTable table = new MarkdownTable(text, List.of(found.by(), found.left(), found.right()));
    for (DayStatus.Difference each :
        found.differences().stream().limit(MOST_DIFFERENCES).toList()) {
      String group = each.group().isEmpty() ? null : each.group();
      table.line(Arrays.asList(group, each.leftRows(), each.rightRows()));
    }
    int more = found.differences().size() - MOST_DIFFERENCES;
    if (more > 0) {
      text.append('\n').append(shown((long) more));
      text.append(" more are in citizens.reconciliation_difference.\n");
    }
  }

  private void sinceTheDayBefore(DayStatus status) {
    if (status.previousRunDate() == null) {
      return;
    }
    text.append("\n## Since ").append(status.previousRunDate()).append("\n\n");
    MarkdownTable table =
        new MarkdownTable(text, List.of("dataset", "rows_read", "before", "difference"));
    for (DayStatus.DatasetStatus each : status.datasets()) {
      Long now = each.figures() == null ? null : each.figures().rowsRead();
      Long before = each.previous() == null ? null : each.previous().rowsRead();
      String difference =
          now == null || before == null ? null : String.format(Locale.ROOT, "%+,d", now - before);
      table.line(Arrays.asList(each.dataset(), now == null ? NOT_LOADED : now, before, difference));
    }
  }

  private void steps() throws SQLException {
    text.append("\n## Steps\n\n");
    MarkdownTable table =
        new MarkdownTable(
            text,
            List.of(
                "dataset",
                "step",
                "rows_read",
                "rows_written",
                "bad_rows",
                "bytes_written",
                "elapsed_millis"));
    try (PreparedStatement query = connection.prepareStatement(STEPS)) {
      query.setObject(1, runDate);
      query.setArray(2, TextArray.of(connection, datasets));
      query.setArray(3, TextArray.of(connection, datasets));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          List<Object> values = new ArrayList<>(List.of(rows.getString(1), rows.getString(2)));
          for (int figure = 3; figure <= 7; figure++) {
            values.add(rows.getLong(figure));
          }
          table.line(values);
        }
      }
    }
  }
}

package dev.citizens.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a day as the warehouse has them, in Markdown. */
public final class DayReport {
  private static final int TOP_COUNTRIES = 10;
  private static final int MOST_DIFFERENCES = 20;

  private final Connection connection;
  private final LocalDate runDate;
  private final StringBuilder text = new StringBuilder();

  private DayReport(Connection connection, LocalDate runDate) {
    this.connection = connection;
    this.runDate = runDate;
  }

  /**
   * Writes the report.
   *
   * @return Markdown, or null if nothing is published for that day
   */
  public static String of(Connection connection, LocalDate runDate) throws SQLException {
    return new DayReport(connection, runDate).write();
  }

  private String write() throws SQLException {
    text.append("# Citizens, ").append(runDate).append("\n\n");
    Optional<DayStatus> status = StatusReader.read(connection, runDate);
    if (status.isEmpty()) {
      return null;
    }
    table(
        "SELECT source, rows_read, bad_rows, input_bytes, fingerprint FROM citizens.run"
            + " WHERE run_date = ? ORDER BY source");
    agreement(status.get());
    sinceTheDayBefore(status.get());
    text.append("\n## Steps\n\n");
    table(
        "SELECT step, source, rows_read, rows_written, bad_rows, bytes_written, elapsed_millis"
            + " FROM citizens.run_step WHERE run_date = ?"
            + " ORDER BY source, array_position(ARRAY['upload','extract','analyze','load'], step)");
    text.append("\n## The first ").append(TOP_COUNTRIES).append(" countries\n\n");
    table(
        "SELECT country, max(rows) FILTER (WHERE source = 'csv') AS csv,"
            + " max(rows) FILTER (WHERE source = 'mysql') AS mysql"
            + " FROM citizens.citizens_by_country WHERE run_date = ?"
            + " GROUP BY country ORDER BY max(rows) DESC, country COLLATE \"C\" LIMIT "
            + TOP_COUNTRIES);
    text.append("\n## Keywords\n\n");
    table(
        "SELECT keyword, \"column\", source, rows, occurrences FROM citizens.keyword_matches"
            + " WHERE run_date = ? ORDER BY keyword, \"column\", source");
    return text.toString();
  }

  /** Says whether the sources hold the same rows, and what reconcile found if they do not. */
  private void agreement(DayStatus status) {
    if (status.sources().size() < 2) {
      return;
    }
    DayStatus.Reconciliation found = status.reconciliation();
    long fingerprints =
        status.sources().stream().map(each -> each.figures().fingerprint()).distinct().count();
    if (fingerprints == 1) {
      text.append("\nThe sources hold the same rows: their fingerprints are equal.\n");
    } else if (found == null) {
      text.append(
          "\n**The sources do not hold the same rows: their fingerprints differ.**"
              + " Reconcile has not run.\n");
    } else {
      text.append("\n**The sources do not hold the same rows.** Where counts are equal, values")
          .append(" differ.\n\n");
      differences(found);
    }
  }

  private void differences(DayStatus.Reconciliation found) {
    line(List.of(shown(found.by()), "csv", "mysql"));
    line(List.of("---", "---", "---"));
    for (DayStatus.Difference each :
        found.differences().stream().limit(MOST_DIFFERENCES).toList()) {
      String group = each.group().isEmpty() ? null : each.group();
      line(List.of(shown(group), shown(each.csvRows()), shown(each.mysqlRows())));
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
    line(List.of("source", "rows_read", "before", "difference"));
    line(List.of("---", "---", "---", "---"));
    for (DayStatus.Source source : status.sources()) {
      long now = source.figures().rowsRead();
      Long before = source.previous() == null ? null : source.previous().rowsRead();
      String difference =
          before == null ? shown(null) : String.format(Locale.ROOT, "%+,d", now - before);
      line(List.of(source.source(), shown(now), shown(before), difference));
    }
  }

  /** Appends the query's rows as a table. */
  private void table(String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, runDate);
      try (ResultSet rows = query.executeQuery()) {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          names.add(columns.getColumnName(i));
        }
        line(names);
        line(names.stream().map(name -> "---").toList());
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            values.add(shown(rows.getObject(i)));
          }
          line(values);
        }
      }
    }
  }

  private static String shown(Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Long number
        ? String.format(Locale.ROOT, "%,d", number)
        : MarkdownCell.of(value.toString());
  }

  private void line(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}

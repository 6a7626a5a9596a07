package dev.citizens.report;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The figures of a day as the warehouse has them, in Markdown. */
public final class DayReport {
  private static final int TOP_COUNTRIES = 10;

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
    int sources =
        table(
            "SELECT source, rows_read, bad_rows, input_bytes, fingerprint FROM citizens.run"
                + " WHERE run_date = ? ORDER BY source");
    if (sources == 0) {
      return null;
    }
    agreement();
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

  /** Says whether the sources that are there hold the same rows. */
  private void agreement() throws SQLException {
    Set<String> fingerprints = new HashSet<>();
    int sources = 0;
    try (PreparedStatement query =
        connection.prepareStatement("SELECT fingerprint FROM citizens.run WHERE run_date = ?")) {
      query.setObject(1, runDate);
      try (ResultSet rows = query.executeQuery()) {
        for (; rows.next(); sources++) {
          fingerprints.add(rows.getString(1));
        }
      }
    }
    if (sources > 1) {
      text.append(
          fingerprints.size() == 1
              ? "\nThe sources hold the same rows: their fingerprints are equal.\n"
              : "\n**The sources do not hold the same rows: their fingerprints differ.**\n");
    }
  }

  /** Appends the query's rows as a table and returns how many there were. */
  private int table(String sql) throws SQLException {
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
        int count = 0;
        for (; rows.next(); count++) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            values.add(shown(rows.getObject(i)));
          }
          line(values);
        }
        return count;
      }
    }
  }

  private static String shown(Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Long number
        ? String.format(Locale.ROOT, "%,d", number)
        : value.toString().replace("|", "\\|").replace("\n", " ");
  }

  private void line(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}

package dev.citizens.doctor.mysql;

import dev.citizens.csv.Extent;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Looks for dates that are none, such as 0000-00-00 or 2025-00-15, which MySQL stores and which
 * make a row bad. Looks at the first and the last rows by the split column, so that a large table
 * takes no longer.
 */
final class ZeroDatesCheck extends MySqlCheck {
  private static final int ROWS_AT_EACH_END = 100_000;
  private static final int QUERY_SECONDS = 8;

  private final List<Dataset> datasets;

  ZeroDatesCheck(Supplier<MySqlSource> source, List<Dataset> datasets) {
    super("mysql zero dates", source, COLUMNS);
    this.datasets = datasets;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    statement.setQueryTimeout(QUERY_SECONDS);
    Findings findings = new Findings();
    for (Dataset each : datasets) {
      Dataset dataset = DescribeTable.complete(connection, each.table(), each);
      for (String column : dateColumns(connection, dataset)) {
        findings.add(judge(statement, dataset, column));
      }
    }
    Finding worst = findings.worst();
    return worst.found().isEmpty() ? Finding.ok("no extracted column is a date") : worst;
  }

  private Finding judge(Statement statement, Dataset dataset, String column) throws SQLException {
    long zero = 0;
    long seen = 0;
    long rows = 0;
    for (String order : List.of("ASC", "DESC")) {
      try (ResultSet count = statement.executeQuery(query(dataset.table(), column, order))) {
        count.next();
        seen = Math.max(seen, count.getLong(1));
        rows = Math.max(rows, count.getLong(2));
        zero = Math.max(zero, count.getLong(3));
      }
    }
    String name = dataset.table().table() + "." + column;
    boolean areAll = seen < ROWS_AT_EACH_END;
    String where = areAll ? "all" : "the first or last";
    if (zero == 0) {
      return Finding.ok(String.format(Locale.ROOT, "%s: none in %s %,d rows", name, where, rows));
    }
    String found =
        String.format(Locale.ROOT, "%s: %,d of %s %,d rows are no date", name, zero, where, rows);
    String fix =
        "the table's owner: UPDATE %s SET %s = NULL WHERE %s; else these rows go to quarantine"
            .formatted(dataset.table().table(), column, condition(column));
    Extent bad = new Extent(zero, zero, 0, null); // a line each, of bytes that nobody has counted
    // Old rows are often the bad ones, so the first ones do not stand for all.
    long ofRows = areAll ? rows : Math.max(rows, aboutRows(statement, dataset.table()));
    return dataset.quality().limit().allows(bad, ofRows, 0)
        ? Finding.warn(found, fix)
        : Finding.fail(
            found + ", more than quality.maxBadRows allows: " + dataset.quality().limit(), fix);
  }

  private static long aboutRows(Statement statement, MySqlTable table) throws SQLException {
    try (PreparedStatement query =
        statement
            .getConnection()
            .prepareStatement(
                "SELECT COALESCE(MAX(table_rows), 0) FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_name = ?")) {
      query.setString(1, table.table());
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Rows seen, those of them that are extracted, and those of these that are no date. */
  private static String query(MySqlTable table, String column, String order) {
    String orderBy =
        table.splitColumn() == null ? "" : "ORDER BY " + quote(table.splitColumn()) + " " + order;
    String extracted = table.where() == null ? "1" : table.where().inParentheses() + " IS TRUE";
    return "SELECT COUNT(*), COALESCE(SUM(extracted), 0), COALESCE(SUM(extracted AND zero), 0)"
        + " FROM (SELECT %s AS extracted, (%s) AS zero FROM %s %s LIMIT %s) AS sample"
            .formatted(
                extracted, condition(column), quote(table.table()), orderBy, ROWS_AT_EACH_END);
  }

  private static String condition(String column) {
    return "MONTH(%1$s) = 0 OR DAYOFMONTH(%1$s) = 0".formatted(quote(column));
  }

  private static String quote(String name) {
    return "`" + name + "`";
  }

  private static List<String> dateColumns(Connection connection, Dataset dataset)
      throws SQLException {
    List<String> dates = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                + " AND table_name = ? AND data_type IN ('date', 'datetime', 'timestamp')")) {
      query.setString(1, dataset.table().table());
      try (ResultSet columns = query.executeQuery()) {
        while (columns.next()) {
          if (dataset.readColumnNames().contains(columns.getString(1))) {
            dates.add(columns.getString(1));
          }
        }
      }
    }
    return dates;
  }
}

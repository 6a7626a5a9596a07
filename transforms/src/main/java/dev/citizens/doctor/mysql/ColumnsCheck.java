package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Each column of the job file is in its table, with a type that can be extracted and is as
 * declared.
 */
final class ColumnsCheck extends MySqlCheck {
  private final List<Dataset> datasets;

  ColumnsCheck(Supplier<MySqlSource> source, List<Dataset> datasets) {
    super(COLUMNS, source, SELECT);
    this.datasets = datasets;
  }

  /** The check of one data set, whatever other checks say. */
  ColumnsCheck(Supplier<MySqlSource> source, Dataset dataset) {
    super(COLUMNS, source);
    this.datasets = List.of(dataset);
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Findings findings = new Findings();
    for (Dataset dataset : datasets) {
      findings.add(judge(connection, dataset.table(), dataset));
    }
    return findings.worst();
  }

  private static Finding judge(Connection connection, MySqlTable table, Dataset dataset)
      throws SQLException {
    Set<String> present;
    try {
      present = columns(connection, table);
    } catch (StepFailure e) {
      return failed(e);
    }
    String title = TableQuery.of(table, dataset).title();
    Set<String> missing = new LinkedHashSet<>(dataset.readColumnNames());
    missing.addAll(table.columnNames());
    if (table.splitColumn() != null) {
      missing.add(table.splitColumn());
    }
    missing.removeIf(column -> present.contains(column.toLowerCase(Locale.ROOT)));
    if (!missing.isEmpty()) {
      return Finding.fail(
          "%s has no column %s; it has %s"
              .formatted(title, String.join(", ", missing), String.join(", ", present)),
          "whoever changed one of them: correct the columns in the job file, or the "
              + (table.query() == null ? "table" : "query"));
    }
    try {
      Dataset complete = DescribeTable.complete(connection, table, dataset);
      TableQuery query = TableQuery.of(complete.table(), complete);
      String inOnePiece = TableColumns.of(connection, query, complete.readColumns()).inOnePiece();
      return inOnePiece.isEmpty()
          ? Finding.ok("%s has all %s".formatted(table.table(), complete.readColumns().size()))
          : Finding.warn(
              "%s is read%s".formatted(table.table(), inOnePiece),
              "whoever wrote the job file: as splitColumn, name a column of "
                  + (table.query() == null
                      ? "numbers, dates or texts with an index, if the table has one"
                      : "numbers or dates of the query, if its rows are many"));
    } catch (StepFailure e) {
      return failed(e);
    }
  }

  private static Set<String> columns(Connection connection, MySqlTable table) throws SQLException {
    Set<String> names = new TreeSet<>();
    if (table.query() != null) {
      DescribeTable.names(connection, table)
          .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
      return names;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = ?")) {
      query.setString(1, table.table());
      try (ResultSet columns = query.executeQuery()) {
        while (columns.next()) {
          names.add(columns.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}

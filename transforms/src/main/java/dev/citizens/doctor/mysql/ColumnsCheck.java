package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Extract;
import dev.citizens.job.JobFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Each column of the job file is in its table, with a type that can be extracted and is as
 * declared.
 */
final class ColumnsCheck extends MySqlCheck {
  private final JobFile job;

  ColumnsCheck(Supplier<MySqlSource> source, JobFile job) {
    super(COLUMNS, source, SELECT);
    this.job = job;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Findings findings = new Findings();
    for (Extract extract : job.extracts()) {
      findings.add(judge(connection, extract));
    }
    return findings.worst();
  }

  private Finding judge(Connection connection, Extract extract) throws SQLException {
    Set<String> present = columns(connection, extract.table());
    Set<String> missing = new LinkedHashSet<>(extract.columns());
    missing.add(extract.splitColumn());
    missing.removeIf(column -> present.contains(column.toLowerCase(Locale.ROOT)));
    if (!missing.isEmpty()) {
      return Finding.fail(
          "table %s has no column %s; it has %s"
              .formatted(extract.table(), String.join(", ", missing), String.join(", ", present)),
          "whoever changed one of them: correct the columns in the job file, or the table");
    }
    try {
      String inOnePiece =
          TableColumns.of(connection, TableQuery.of(extract), job.columnsOf(extract)).inOnePiece();
      return inOnePiece.isEmpty()
          ? Finding.ok("%s has all %s".formatted(extract.table(), extract.columns().size()))
          : Finding.warn(
              "%s is read%s".formatted(extract.table(), inOnePiece),
              "whoever wrote the job file: as splitColumn, name a column of whole numbers with an"
                  + " index, if the table has one");
    } catch (StepFailure e) {
      return failed(e);
    }
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name = ?")) {
      query.setString(1, table);
      try (ResultSet columns = query.executeQuery()) {
        while (columns.next()) {
          names.add(columns.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }
}

package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Extract;
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

/** Each column of the job file is in its table, with a type that can be extracted. */
final class ColumnsCheck extends MySqlCheck {
  private final List<Extract> extracts;

  ColumnsCheck(Supplier<MySqlSource> source, List<Extract> extracts) {
    super(COLUMNS, source, SELECT);
    this.extracts = extracts;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Findings findings = new Findings();
    for (Extract extract : extracts) {
      findings.add(judge(connection, extract));
    }
    return findings.worst();
  }

  private static Finding judge(Connection connection, Extract extract) throws SQLException {
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
      TableShape.checkTypes(
          connection, new TableQuery(extract.table(), extract.splitColumn(), extract.columns()));
    } catch (StepFailure e) {
      int advice = e.getMessage().lastIndexOf("; ");
      return Finding.fail(
          e.getMessage().substring(0, advice),
          "whoever wrote the job file: " + e.getMessage().substring(advice + 2));
    }
    return Finding.ok("%s has all %d".formatted(extract.table(), extract.columns().size()));
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

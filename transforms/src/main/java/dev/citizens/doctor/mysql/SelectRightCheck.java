package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.job.Extract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Each table of the job file is there, and the user may read what is extracted of it. */
final class SelectRightCheck extends MySqlCheck {
  private static final int NO_SUCH_TABLE = 1146;

  /** Which is for {@link ColumnsCheck} to say. */
  private static final int NO_SUCH_COLUMN = 1054;

  private static final int TABLE_DENIED = 1142;
  private static final int COLUMN_DENIED = 1143;

  private final List<Extract> extracts;

  SelectRightCheck(Supplier<MySqlSource> source, List<Extract> extracts) {
    super(SELECT, source, CONNECT);
    this.extracts = extracts;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Findings findings = new Findings();
    for (Extract extract : extracts) {
      findings.add(judge(connection, statement, extract));
    }
    return findings.worst();
  }

  private static Finding judge(Connection connection, Statement statement, Extract extract)
      throws SQLException {
    String table = connection.getCatalog() + "." + extract.table();
    try {
      value(
          statement,
          new TableQuery(extract.table(), extract.splitColumn(), extract.columns()).shape());
      return Finding.ok("may read " + table);
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_COLUMN) {
        return Finding.ok("may read " + table);
      }
      if (e.getErrorCode() == TABLE_DENIED) {
        return denied(statement, table, table);
      }
      if (e.getErrorCode() == COLUMN_DENIED) {
        String columns = String.join(", ", deniedColumns(statement, extract));
        return denied(statement, "column %s of %s".formatted(columns, table), table);
      }
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return Finding.fail(
            "there is no table " + table,
            "whoever wrote the job file: correct extract: table, or the database in --mysqlUrl");
      }
      throw e;
    }
  }

  private static Finding denied(Statement statement, String what, String table)
      throws SQLException {
    String user = String.valueOf(value(statement, "SELECT CURRENT_USER()"));
    return Finding.fail(
        user + " may not read " + what,
        "MySQL's administrator: GRANT SELECT ON %s TO '%s'"
            .formatted(table, user.replace("@", "'@'")));
  }

  private static Set<String> deniedColumns(Statement statement, Extract extract)
      throws SQLException {
    Set<String> columns = new LinkedHashSet<>(extract.columns());
    columns.add(extract.splitColumn());
    Set<String> denied = new LinkedHashSet<>();
    for (String column : columns) {
      try {
        value(statement, new TableQuery(extract.table(), column, List.of(column)).shape());
      } catch (SQLException e) {
        if (e.getErrorCode() != COLUMN_DENIED) {
          throw e;
        }
        denied.add(column);
      }
    }
    return denied;
  }
}

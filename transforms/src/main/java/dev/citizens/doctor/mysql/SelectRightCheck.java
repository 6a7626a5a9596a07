package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableRights;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Extract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** Each table of the job file is there, and the user may read what is extracted of it. */
final class SelectRightCheck extends MySqlCheck {
  private static final int NO_SUCH_TABLE = 1146;
  private static final int NO_SUCH_COLUMN = 1054;

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
    TableQuery query = TableQuery.of(extract);
    try {
      value(statement, query.shape());
    } catch (SQLException e) {
      StepFailure missing = TableRights.missing(connection, query, e);
      if (missing != null) {
        return failed(missing);
      }
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return Finding.fail(
            "there is no table " + table,
            "whoever wrote the job file: correct extract: table, or the database in --mysqlUrl");
      }
      if (e.getErrorCode() != NO_SUCH_COLUMN) { // of which the next check speaks
        throw e;
      }
    }
    return Finding.ok("may read " + table);
  }
}

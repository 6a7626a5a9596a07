package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.QueryCheck;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableRights;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.MySqlTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** Each table of the job file is there, and the user may read what is extracted of it. */
final class SelectRightCheck extends MySqlCheck {
  private static final int NO_SUCH_TABLE = 1146;
  private static final int NO_SUCH_COLUMN = 1054;

  private final List<Dataset> datasets;

  SelectRightCheck(Supplier<MySqlSource> source, List<Dataset> datasets) {
    super(SELECT, source, CONNECT);
    this.datasets = datasets;
  }

  @Override
  Finding look(Connection connection, Statement statement) throws SQLException {
    Findings findings = new Findings();
    for (Dataset dataset : datasets) {
      findings.add(judge(connection, statement, dataset.table(), dataset));
    }
    return findings.worst();
  }

  private static Finding judge(
      Connection connection, Statement statement, MySqlTable source, Dataset dataset)
      throws SQLException {
    String table = connection.getCatalog() + "." + source.table();
    TableQuery query = TableQuery.of(source, dataset);
    try {
      if (source.query() != null) {
        QueryCheck.of(connection, query);
        return Finding.ok("may read " + query.title());
      }
      if (dataset.knowsColumns()) {
        value(statement, query.shape());
      } else {
        DescribeTable.complete(connection, source, dataset);
      }
    } catch (StepFailure denied) {
      return failed(denied);
    } catch (SQLException e) {
      StepFailure missing = TableRights.missing(connection, query, e);
      if (missing != null) {
        return failed(missing);
      }
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return Finding.fail(
            "there is no table " + table,
            "whoever wrote the job file: correct table:, or the database in --mysqlUrl");
      }
      if (e.getErrorCode() != NO_SUCH_COLUMN) { // of which the next check speaks
        throw e;
      }
    }
    return Finding.ok("may read " + table);
  }
}

package dev.citizens.doctor.mysql;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.extract.MySqlSource;
import dev.citizens.job.Extract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Each table of the job file is there, and the user may read it. */
final class SelectRightCheck extends MySqlCheck {
  private static final int NO_SUCH_TABLE = 1146;

  /** For a table, for one of its columns. */
  private static final Set<Integer> DENIED = Set.of(1142, 1143);

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
      value(statement, "SELECT 1 FROM `" + extract.table() + "` LIMIT 0");
      return Finding.ok("may read " + table);
    } catch (SQLException e) {
      if (DENIED.contains(e.getErrorCode())) {
        String user = String.valueOf(value(statement, "SELECT CURRENT_USER()"));
        return Finding.fail(
            user + " may not read " + table,
            "MySQL's administrator: GRANT SELECT ON %s TO '%s'"
                .formatted(table, user.replace("@", "'@'")));
      }
      if (e.getErrorCode() == NO_SUCH_TABLE) {
        return Finding.fail(
            "there is no table " + table,
            "whoever wrote the job file: correct extract: table, or the database in --mysqlUrl");
      }
      throw e;
    }
  }
}

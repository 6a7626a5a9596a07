package dev.citizens.testdata;

import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Loads rows by {@code LOAD DATA LOCAL INFILE} from a stream that makes them on the way. */
record LocalInfileLoad(String table, CitizenRows citizens) {
  /** Bounds the server's undo log; a statement's fixed cost is nothing beside it. */
  private static final long ROWS_PER_STATEMENT = 1_000_000;

  // With fields enclosed and nothing escaped, the server reads the bare word NULL as NULL, "NULL"
  // as a text, and a backslash as itself.
  private static final String NULL_FIELD = "NULL";

  void load(Connection connection, long rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET unique_checks = 0");
      for (long first = 1; first <= rows; first += ROWS_PER_STATEMENT) {
        load(statement, first, Math.min(rows, first + ROWS_PER_STATEMENT - 1));
      }
      statement.execute("SET unique_checks = 1");
    }
  }

  private void load(Statement statement, long firstId, long lastId) throws SQLException {
    RowEncoder encoder = new RowEncoder(citizens.seed(), NULL_FIELD);
    statement
        .unwrap(JdbcStatement.class)
        .setLocalInfileInputStream(new EncodedRowsStream(encoder, firstId, lastId));
    long loaded =
        statement.executeLargeUpdate(
            """
            LOAD DATA LOCAL INFILE 'stream' INTO TABLE %s CHARACTER SET utf8mb4
            FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' ESCAPED BY ''
            LINES TERMINATED BY '\\n'
            (id, name, birth_date, city, country)"""
                .formatted(table));
    // LOCAL turns errors into warnings: a row that is skipped or cut would not be noticed.
    long warnings = warnings(statement);
    if (loaded != lastId - firstId + 1 || warnings > 0) {
      throw new SQLException(
          "%s of the rows %s to %s were loaded, %s warnings"
              .formatted(loaded, firstId, lastId, warnings));
    }
  }

  private static long warnings(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT @@warning_count")) {
      result.next();
      return result.getLong(1);
    }
  }
}

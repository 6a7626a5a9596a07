package dev.citizens.failures;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/**
 * What an SQL server or its driver said.
 *
 * @param state the SQLSTATE; empty if there is none
 * @param words without values of the data
 */
record SqlFault(SqlKind kind, String state, String words) {

  /** The failure that some exception is, if a server's driver threw it. */
  static StepFailure of(Throwable thrown) {
    if (!(thrown instanceof SQLException sql)) {
      return null;
    }
    return SqlServer.of(thrown).map(server -> server.failure("", null, sql)).orElse(null);
  }

  /**
   * Reads what the server said out of what the driver has made of it.
   *
   * @param table if the server names none; may be null
   */
  static SqlFault in(SQLException thrown, String table) {
    SQLException said = thrown;
    for (Throwable cause : Causes.of(thrown)) {
      // A batch's own text is the statement with all its values.
      boolean better = said instanceof BatchUpdateException || hasServersWord(cause);
      if (better && cause instanceof SQLException sql && !(sql instanceof BatchUpdateException)) {
        said = sql;
        break;
      }
    }
    String state = said.getSQLState() == null ? "" : said.getSQLState();
    SqlKind kind = SqlKind.of(said.getSQLState(), said.getErrorCode());
    return new SqlFault(kind, state, SqlWords.of(said, kind, table));
  }

  private static boolean hasServersWord(Throwable cause) {
    return cause instanceof PSQLException postgres && postgres.getServerErrorMessage() != null;
  }
}

package dev.citizens.load;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who makes or changes schemas and tables holds this lock. PostgreSQL itself does not make {@code
 * CREATE … IF NOT EXISTS} safe against another that does the same: one of them fails.
 */
final class SchemaLock {
  private static final String KEY = "(hashtextextended('citizens schema', 0))";
  private static final String RESULTS_KEY = "(hashtextextended('citizens result tables', 0))";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private SchemaLock() {}

  /** Waits for the lock, which the session then holds until it ends. */
  static void acquire(Connection connection) throws SQLException {
    acquire(connection, "SELECT pg_advisory_lock" + KEY);
  }

  /** Waits for the lock, which the transaction then holds to its end. */
  static void acquireForTransaction(Connection connection) throws SQLException {
    acquire(connection, "SELECT pg_advisory_xact_lock" + KEY);
  }

  /**
   * Waits for a lock of its own kind, of those who make or change tables of results: they hold it
   * while they publish, and nobody who stages or migrates is to wait for that. The transaction
   * holds it to its end.
   */
  static void acquireForResults(Connection connection) throws SQLException {
    acquire(connection, "SELECT pg_advisory_xact_lock" + RESULTS_KEY);
  }

  private static void acquire(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw waitedTooLong(e, "change the warehouse's schema");
    }
  }

  /**
   * The same exception; or if it says that a lock was waited for too long, a clear word.
   *
   * @param purpose what the lock was to be for, to be read behind "to"
   */
  static SQLException waitedTooLong(SQLException e, String purpose) {
    if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
      throw new StepFailure(
          ExitStatus.WAREHOUSE,
          "waited %s s to %s, which another session is about; see pg_locks for whose, and run the"
                  .formatted(SessionContract.LOCK_WAIT_SECONDS, purpose)
              + " command again",
          e);
    }
    return e;
  }
}

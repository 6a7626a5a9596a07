package dev.citizens.extract.split;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells a server that is gone from one that answers no. */
final class LostConnection {
  private LostConnection() {}

  /** Throws it again unless it is a refusal, behind which the connection can be used. */
  static void rethrow(SQLException thrown) throws SQLException {
    if (thrown instanceof SQLRecoverableException
        || thrown instanceof SQLTransientException
        || thrown instanceof SQLNonTransientConnectionException) {
      throw thrown;
    }
  }
}

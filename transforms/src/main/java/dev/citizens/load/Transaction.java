package dev.citizens.load;

import dev.citizens.failures.Cleanup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction on a connection; rolled back when it is closed without {@link #commit}. */
public final class Transaction implements AutoCloseable {
  private final Connection connection;
  private boolean committed;

  private Transaction(Connection connection) {
    this.connection = connection;
  }

  /**
   * Begins one.
   *
   * @throws SQLException if the connection is broken
   */
  public static Transaction begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return new Transaction(connection);
  }

  /**
   * Begins one in which all is read as of one moment.
   *
   * @throws SQLException if the connection is broken
   */
  public static Transaction snapshot(Connection connection) throws SQLException {
    Transaction transaction = begin(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    } catch (SQLException e) {
      transaction.close();
      throw e;
    }
    return transaction;
  }

  /**
   * Makes all of it visible at once.
   *
   * @throws SQLException if the server refuses; or is gone, and then may have done it
   */
  public void commit() throws SQLException {
    connection.commit();
    committed = true;
  }

  /** Leaves the connection as it was before. Never throws: a server that is gone rolls back. */
  @Override
  public void close() {
    if (!committed) {
      Cleanup.run("roll back", connection::rollback);
    }
    Cleanup.run("end the transaction", () -> connection.setAutoCommit(true));
  }
}

package dev.citizens.pipeline;

import dev.citizens.extract.MySqlSource;
import dev.citizens.failures.Cleanup;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Asks the server about one table after the other, over one connection; behind a failure, over a
 * new one. A server that does not answer is waited for once. Not thread-safe.
 */
final class TableLook implements AutoCloseable {
  private final Supplier<MySqlSource> server;
  private @Nullable MySqlSource source;
  private @Nullable Connection connection;
  private @Nullable RuntimeException unreachable;

  /** Of a server that is known, and connected to, when something is asked. */
  TableLook(Supplier<MySqlSource> server) {
    this.server = server;
  }

  /** What is asked. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /**
   * Connects, if it is not.
   *
   * @throws StepFailure if the options are wrong, or the server cannot be reached; the same one
   *     each time
   */
  void connect() {
    if (unreachable != null) {
      throw unreachable;
    }
    if (connection == null) {
      try {
        source = server.get();
        connection = source.connect();
      } catch (RuntimeException e) {
        unreachable = e;
        throw e;
      }
    }
  }

  /**
   * Asks about one table.
   *
   * @throws StepFailure if the server refuses, or as {@link #connect}
   */
  <T> T ask(Question<T> question) {
    connect();
    try {
      return question.ask(connection);
    } catch (SQLException e) {
      close();
      throw source.failure(e);
    }
  }

  @Override
  public void close() {
    if (connection != null) {
      Connection open = connection;
      connection = null;
      Cleanup.run("close a connection to MySQL", open::close);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.extract.moment.Snapshot;
import dev.citizens.failures.Cleanup;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A large table whose rows are counted while they are read, as of the moment when its ranges were
 * cut: over a connection of its own, in a transaction that began before and sees the table as it
 * was then, whatever happens to it meanwhile.
 */
final class SnapshotCount implements AutoCloseable {
  private final MySqlSource source;
  private final Connection connection;
  private final TableShape shape;
  private final FutureTask<TableShape> count;

  private SnapshotCount(MySqlSource source, Connection connection, TableShape shape) {
    this.source = source;
    this.connection = connection;
    this.shape = shape;
    this.count = new FutureTask<>(this::countRows);
  }

  private TableShape countRows() throws SQLException {
    try {
      return shape.counted(connection);
    } finally {
      // The server keeps what its snapshot needs until then.
      Cleanup.run("close a connection to MySQL", connection::close);
    }
  }

  /**
   * Begins to count.
   *
   * @return null if the table is not large, as it is seen now
   * @throws StepFailure if the server refuses, or cannot be reached
   */
  static @Nullable SnapshotCount begin(MySqlSource source, TableQuery query, List<Column> columns) {
    Connection connection = source.connect();
    SnapshotCount begun = null;
    try (Statement statement = connection.createStatement()) {
      statement.execute(Snapshot.BEGIN);
      TableShape shape = TableShape.countedLater(connection, query, columns);
      if (shape != null) {
        begun = new SnapshotCount(source, connection, shape);
        Thread thread = new Thread(begun.count, "count of " + query.table());
        thread.setDaemon(true);
        thread.start();
      }
      return begun;
    } catch (SQLException e) {
      throw source.failure(e);
    } finally {
      if (begun == null) {
        Cleanup.run("close a connection to MySQL", connection::close);
      }
    }
  }

  /** The table with its ranges, and about so many rows. */
  TableShape shape() {
    return shape;
  }

  /**
   * The table with the number of its rows; waits for it.
   *
   * @throws StepFailure if it could not be counted
   */
  TableShape counted() {
    try {
      return count.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a table was counted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw source.failure(refused);
      }
      throw new IllegalStateException("a table was not counted", e.getCause());
    }
  }

  /** Waits for nothing: a count that nobody needs any more is cut off. */
  @Override
  public void close() {
    if (!count.isDone()) {
      Cleanup.run("abort a connection to MySQL", () -> connection.abort(Runnable::run));
    }
  }
}

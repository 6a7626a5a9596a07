package dev.citizens.extract.lint;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Statements that the server is told to end when they take too long. Not thread-safe. */
public final class LimitedStatement implements AutoCloseable {
  /** For the server to hear it, and to say that it has ended. */
  private static final int GRACE_SECONDS = 60;

  private final Connection connection;
  private final Statement statement;
  private final String title;
  private final int limitSeconds;
  private final int networkTimeoutMillis;

  /**
   * Statements of that connection.
   *
   * @param title of the table or query that is looked at
   */
  public LimitedStatement(Connection connection, String title, int limitSeconds)
      throws SQLException {
    this.connection = connection;
    this.title = title;
    this.limitSeconds = limitSeconds;
    networkTimeoutMillis = connection.getNetworkTimeout();
    // Else the driver hangs up at the same moment, and says that the server is gone.
    connection.setNetworkTimeout(
        Runnable::run,
        Math.max(
            networkTimeoutMillis, (int) TimeUnit.SECONDS.toMillis(limitSeconds + GRACE_SECONDS)));
    statement = connection.createStatement();
    statement.setQueryTimeout(limitSeconds);
  }

  /**
   * Executes a statement without rows.
   *
   * @throws SQLException if the server refuses
   */
  public void execute(String sql) throws SQLException {
    statement.execute(sql);
  }

  /** From now on rows come one by one, as the server sends them. */
  public void streamRows() throws SQLException {
    statement.setFetchSize(Integer.MIN_VALUE);
  }

  /**
   * The rows.
   *
   * @throws SQLException if the server refuses; caused by a {@link StepFailure} if the time is over
   */
  public ResultSet query(String sql) throws SQLException {
    long begin = System.nanoTime();
    try {
      return statement.executeQuery(sql);
    } catch (SQLException e) {
      if (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(limitSeconds)) {
        throw e;
      }
      StepFailure failure =
          new StepFailure(
              ExitStatus.MYSQL,
              "the look at %s took longer than %s, and was ended; have fewer of its rows by a where, or leave it out of --dataset"
                  .formatted(title, limit()));
      throw new SQLException(failure.getMessage(), e.getSQLState(), e.getErrorCode(), failure);
    }
  }

  private String limit() {
    return limitSeconds % 60 == 0 ? limitSeconds / 60 + " minutes" : limitSeconds + " seconds";
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
  }
}

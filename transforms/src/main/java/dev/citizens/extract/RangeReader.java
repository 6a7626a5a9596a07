package dev.citizens.extract;

import dev.citizens.failures.Cleanup;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.util.BackOff;
import org.apache.beam.sdk.util.BackOffUtils;
import org.apache.beam.sdk.util.FluentBackoff;
import org.apache.beam.sdk.util.Sleeper;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Duration;

/**
 * Reads ranges of tables, one after the other, over one connection. A range that fails for what may
 * pass, such as a lost connection, is read again over a new one, and writes its parts anew. Not
 * thread-safe.
 */
final class RangeReader implements AutoCloseable {
  private static final FluentBackoff PATIENCE =
      FluentBackoff.DEFAULT.withMaxRetries(2).withInitialBackoff(Duration.standardSeconds(1));

  private final MySqlSource source;
  private final List<TableToRead> tables;
  private final long partBytes;
  private final RowPace pace;
  private final Set<Integer> refused = new HashSet<>();
  private @Nullable Connection connection;
  private @Nullable TransformRanges transform; // of one table: all of them might be too much
  private int transformedTable;

  /** A reader that connects when it reads. */
  RangeReader(MySqlSource source, List<TableToRead> tables, long partBytes, RowPace pace) {
    this.source = source;
    this.tables = tables;
    this.partBytes = partBytes;
    this.pace = pace;
  }

  /**
   * Reads a range and writes it into the table's attempt.
   *
   * @return its rows, or why its table cannot be read; nothing if the range has no row, or the
   *     table was refused before
   * @throws StepFailure if the server cannot be reached
   * @throws IOException if the rows cannot be written
   */
  Optional<ReadRange> read(TableRange range) throws IOException, InterruptedException {
    if (refused.contains(range.table())) {
      return Optional.empty();
    }
    BackOff backOff = PATIENCE.backoff();
    while (true) {
      StepFailure failure;
      connect(backOff);
      try {
        return readOnce(range);
      } catch (SQLException e) {
        failure = source.failure(e);
        disconnect();
      } catch (IOException | RuntimeException e) {
        disconnect();
        throw e;
      }
      if (!failure.status().isTransient() || !BackOffUtils.next(Sleeper.DEFAULT, backOff)) {
        refused.add(range.table());
        return Optional.of(ReadRange.refused(range.table(), failure));
      }
    }
  }

  private void connect(BackOff backOff) throws IOException, InterruptedException {
    while (connection == null) {
      try {
        connection = source.connect();
      } catch (StepFailure e) {
        if (!e.status().isTransient() || !BackOffUtils.next(Sleeper.DEFAULT, backOff)) {
          throw e;
        }
      }
    }
  }

  private Optional<ReadRange> readOnce(TableRange range) throws SQLException, IOException {
    TableToRead table = tables.get(range.table());
    if (table.shape().delta() == null) {
      return written(connection, table, range, writer(table, range))
          .map(written -> ReadRange.of(range.table(), written));
    }
    try (ReadChanges changes = new ReadChanges(connection, table, partBytes, pace)) {
      ReadRange read = changes.read(range);
      if (read.changes().areTooMany()) {
        disconnect();
      }
      return Optional.of(read);
    }
  }

  /** Writes the rows of a range. */
  @FunctionalInterface
  interface RangeWriter {
    /** Takes the row that {@code rows} stands at and all behind it. */
    WrittenRange write(ResultSet rows) throws SQLException, IOException;
  }

  private RangeWriter writer(TableToRead table, TableRange range) {
    if (table.transform() == null) {
      return new WriteRange(range.number(), table, partBytes, pace, WriteRange.RowSieve.ALL)::write;
    }
    if (transform == null || transformedTable != range.table()) {
      transform = new TransformRanges(table, partBytes, pace);
      transformedTable = range.table();
    }
    TransformRanges ranges = transform;
    return rows -> ranges.write(range.number(), rows);
  }

  /**
   * Reads the rows of a range.
   *
   * @return nothing if no row is read
   */
  static Optional<WrittenRange> written(
      Connection connection, TableToRead table, TableRange range, RangeWriter writer)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(Integer.MIN_VALUE); // rows come one by one, as the server sends them
      try (ResultSet rows = statement.executeQuery(table.shape().sql(range.keys()))) {
        return rows.next() ? Optional.of(writer.write(rows)) : Optional.empty();
      }
    }
  }

  /** Without asking the server, which might send the rest of the rows first. */
  private void disconnect() {
    Connection broken = connection;
    connection = null;
    transform = null; // which may have half a range
    Cleanup.run("abort a connection to MySQL", () -> broken.abort(Runnable::run));
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

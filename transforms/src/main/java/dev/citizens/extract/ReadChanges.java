package dev.citizens.extract;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.delta.Changes;
import dev.citizens.extract.delta.KeyHash;
import dev.citizens.extract.delta.KeySet;
import dev.citizens.extract.delta.RowKey;
import dev.citizens.extract.delta.TableCount;
import dev.citizens.extract.delta.TableDelta;
import dev.citizens.extract.moment.Snapshot;
import dev.citizens.files.WrittenPart;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads the rows of a table that may have changed, in one transaction that sees the table as of one
 * moment, and writes them and their keys. Not thread-safe.
 */
final class ReadChanges implements Closeable {
  private final Connection connection;
  private final TableToRead table;
  private final TableDelta delta;
  private final long partBytes;
  private final RowPace pace;
  private final KeyHash hash = new KeyHash();
  private final KeyWriter keys;
  private long readKeys;

  ReadChanges(Connection connection, TableToRead table, long partBytes, RowPace pace)
      throws IOException {
    this.connection = connection;
    this.table = table;
    this.delta = table.shape().delta();
    this.partBytes = partBytes;
    this.pace = pace;
    this.keys = new KeyWriter(table.attempt().file("keys"));
  }

  /** More rows have changed than it makes sense to merge. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Reads them. If they are too many, the connection is of no use any more. */
  ReadRange read(TableRange range) throws SQLException, IOException {
    execute(Snapshot.BEGIN);
    TableCount count = delta.count(connection);
    String watermark = delta.watermark(connection);
    WrittenRange none = new WrittenRange(range.number(), List.of(), Fingerprint.EMPTY);
    try {
      WrittenRange written =
          RangeReader.written(connection, table, range, writer(table, range, this::noteKey))
              .orElse(none);
      boolean comparesKeys = delta.comparesKeys() && count.rows() <= KeySet.MOST_PRESENT_KEYS;
      WrittenPart present = comparesKeys ? presentKeys(range) : null;
      execute(Snapshot.END);
      WrittenPart found = keys.finish();
      return result(
          range,
          written,
          new Changes(
              count, readKeys, watermark, keys.keys(), found, comparesKeys, present, false));
    } catch (TooMany e) {
      return result(
          range, none, new Changes(count, 0, watermark, keys.keys(), null, false, null, true));
    }
  }

  /**
   * The keys of all rows, in the transaction that has seen their changes; null if there is none.
   */
  private @Nullable WrittenPart presentKeys(TableRange range) throws SQLException, IOException {
    TableShape shape = table.shape();
    TableColumns columns = shape.columns().at(delta.key().places());
    TableToRead ofKeys =
        new TableToRead(
            new TableShape(shape.query(), columns, List.of(delta.all()), 0), table.attempt());
    TableRange all = new TableRange(range.table(), range.number() + 1, delta.all());
    RowKey key = delta.key().alone();
    try (KeyWriter present = new KeyWriter(table.attempt().file("present"))) {
      RangeReader.written(
          connection,
          ofKeys,
          all,
          writer(
              ofKeys,
              all,
              (rows, csv, bounds) -> {
                key.hash(csv.array(), bounds, hash);
                present.add(hash);
                return false;
              }));
      return present.finish();
    }
  }

  private RangeReader.RangeWriter writer(
      TableToRead written, TableRange range, WriteRange.RowSieve sieve) {
    return new WriteRange(range.number(), written, partBytes, pace, sieve)::write;
  }

  private static ReadRange result(TableRange range, WrittenRange written, Changes changes) {
    return ReadRange.of(range.table(), written, changes);
  }

  private boolean noteKey(ResultSet rows, ByteSink csv, int[] bounds)
      throws SQLException, IOException {
    if (keys.keys() == KeySet.MOST_KEYS) {
      throw new TooMany();
    }
    delta.key().hash(csv.array(), bounds, hash);
    keys.add(hash);
    boolean isExtracted = rows.getBoolean(bounds.length); // behind the columns
    if (isExtracted) {
      readKeys += delta.key().crc32(hash);
    }
    return isExtracted;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}

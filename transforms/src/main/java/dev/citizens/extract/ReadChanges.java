package dev.citizens.extract;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.delta.Changes;
import dev.citizens.extract.delta.KeyHash;
import dev.citizens.extract.delta.KeySet;
import dev.citizens.extract.delta.TableCount;
import dev.citizens.extract.delta.TableDelta;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Reads the rows of a table that may have changed, in one transaction that sees the table as of one
 * moment, and writes them and their keys. Not thread-safe.
 */
final class ReadChanges implements Closeable {
  private static final int BUFFERED_KEYS = 4096;

  private final Connection connection;
  private final TableToRead table;
  private final TableDelta delta;
  private final long partBytes;
  private final KeyHash hash = new KeyHash();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED_KEYS * 2 * Long.BYTES);
  private final PartWriter keys;
  private long changed;
  private long readKeys;

  ReadChanges(Connection connection, TableToRead table, long partBytes) throws IOException {
    this.connection = connection;
    this.table = table;
    this.delta = table.shape().delta();
    this.partBytes = partBytes;
    this.keys = new PartWriter(table.attempt().file("keys"));
  }

  /** More rows have changed than it makes sense to merge. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Reads them. If they are too many, the connection is of no use any more. */
  ReadRange read(TableRange range) throws SQLException, IOException {
    execute(TableDelta.BEGIN);
    TableCount count = delta.count(connection);
    String watermark = delta.watermark(connection);
    WrittenRange none = new WrittenRange(range.number(), List.of(), Fingerprint.EMPTY);
    try {
      WrittenRange written =
          RangeReader.written(connection, table, range, partBytes, this::noteKey).orElse(none);
      flush();
      execute(TableDelta.END);
      WrittenPart found = changed == 0 ? null : keys.finish(changed);
      return result(range, written, new Changes(count, readKeys, watermark, changed, found, false));
    } catch (TooMany e) {
      return result(range, none, new Changes(count, 0, watermark, changed, null, true));
    }
  }

  private static ReadRange result(TableRange range, WrittenRange written, Changes changes) {
    return ReadRange.of(range.table(), written, changes);
  }

  private boolean noteKey(ResultSet rows, ByteSink csv, int[] bounds)
      throws SQLException, IOException {
    if (changed == KeySet.MOST_KEYS) {
      throw new TooMany();
    }
    changed++;
    delta.key().hash(csv.array(), bounds, hash);
    buffer.putLong(hash.high()).putLong(hash.low());
    if (!buffer.hasRemaining()) {
      flush();
    }
    boolean isExtracted = rows.getBoolean(bounds.length); // behind the columns
    if (isExtracted) {
      readKeys += delta.key().crc32(hash);
    }
    return isExtracted;
  }

  private void flush() throws IOException {
    keys.write(buffer.array(), 0, buffer.position());
    buffer.clear();
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

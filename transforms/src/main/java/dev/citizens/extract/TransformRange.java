package dev.citizens.extract;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BatchBuilder;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.transform.QuarantineParts;
import dev.citizens.extract.transform.RowSink;
import dev.citizens.extract.transform.SiftedRows;
import dev.citizens.extract.transform.TransformRows;
import dev.citizens.files.WrittenPart;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Writes what a transform makes of the rows of a range, a batch after the other while they arrive.
 * A range that is read again writes the same parts anew.
 */
final class TransformRange {
  /** Of a batch, so that few long rows are one. */
  private static final int BATCH_BYTES = 1 << 20;

  private final int number;
  private final TableToRead table;
  private final TableColumns columns;
  private final long partBytes;
  private final RowPace pace;

  /**
   * Writes a range of a table with a transform.
   *
   * @param number of the range in its table, by which its parts are named
   * @param partBytes a new part begins with the row behind the one that fills them
   * @param pace how fast rows may be read
   */
  TransformRange(int number, TableToRead table, long partBytes, RowPace pace) {
    this.number = number;
    this.table = table;
    this.columns = table.shape().columns();
    this.partBytes = partBytes;
    this.pace = pace;
  }

  /** Takes the row that {@code rows} stands at and all behind it. */
  WrittenRange write(ResultSet rows) throws SQLException, IOException {
    try {
      return writeAll(rows);
    } catch (IOException | RuntimeException e) {
      WriteRange.abort(rows, e);
      throw e;
    }
  }

  private WrittenRange writeAll(ResultSet rows) throws SQLException, IOException {
    String bad = table.attempt().file(String.format(Locale.ROOT, "bad-%07d", number));
    try (RowParts good = new RowParts(number, table.attempt(), partBytes);
        QuarantineParts quarantine = new QuarantineParts(bad, table.transform())) {
      RowSink sink = sink(good, quarantine);
      TransformRows transform = new TransformRows(table.transform());
      BatchBuilder batch = new BatchBuilder(columns.values().size(), BATCH_BYTES);
      FieldWriter[] fields = FieldWriter.of(columns);
      long read = 0;
      do {
        append(rows, columns, fields, batch);
        read++;
        if (read % WriteRange.ROWS_PER_STRIDE == 0) {
          pace.read(WriteRange.ROWS_PER_STRIDE);
        }
        if (batch.isFull() || batch.bytes() >= BATCH_BYTES) {
          transform.add(batch.complete(), sink);
          batch.restart();
        }
      } while (rows.next());
      if (batch.rows() > 0) {
        transform.add(batch.complete(), sink);
      }
      pace.read(read % WriteRange.ROWS_PER_STRIDE);
      List<WrittenPart> parts = good.finish();
      SiftedRows sifted = quarantine.finish(read, transform.filtered());
      return new WrittenRange(number, parts, good.fingerprint(), sifted);
    }
  }

  private static RowSink sink(RowParts good, QuarantineParts bad) {
    return new RowSink() {
      @Override
      public ByteSink csv() {
        return good.csv();
      }

      @Override
      public void endRow(int start) throws IOException {
        good.endRow(start);
      }

      @Override
      public void reject(RowBatch batch, int row, String column, BadRowReason reason)
          throws IOException {
        bad.write(batch, row, column, reason);
      }
    };
  }

  /** Adds the row, and rejects it by its first value that is not as declared. */
  static void append(ResultSet rows, TableColumns columns, FieldWriter[] fields, BatchBuilder batch)
      throws SQLException {
    BadRowReason reason = null;
    int column = RowBatch.NO_COLUMN;
    batch.startRow();
    for (int i = 0; i < fields.length; i++) {
      ByteSink field = batch.field();
      int start = field.length();
      BadRowReason found = fields[i].append(rows, i + 1, field);
      if (found == null && field.length() == start && columns.declared().get(i).required()) {
        found = BadRowReason.MISSING_VALUE;
      }
      if (reason == null && found != null) {
        reason = found;
        column = i;
      }
      batch.endField();
    }
    batch.endRow();
    if (reason != null) {
      batch.reject(reason, column);
    }
  }
}

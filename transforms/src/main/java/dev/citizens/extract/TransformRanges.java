package dev.citizens.extract;

import dev.citizens.csv.BadRowReason;
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
 * Writes what a transform makes of the rows of a table, range after range, a batch after the other
 * while they arrive. What is known of values goes on from range to range. A range that is read
 * again writes the same parts anew. Not thread-safe.
 */
final class TransformRanges {
  private static final int BATCH_BYTES = 1 << 20;

  private final TableToRead table;
  private final long partBytes;
  private final RowPace pace;
  private final TransformRows transform;
  private final RowBatches batches;

  /**
   * Writes ranges of a table with a transform.
   *
   * @param partBytes a new part begins with the row behind the one that fills them
   * @param pace how fast rows may be read
   */
  TransformRanges(TableToRead table, long partBytes, RowPace pace) {
    this.table = table;
    this.partBytes = partBytes;
    this.pace = pace;
    this.transform = new TransformRows(table.transform());
    this.batches = new RowBatches(table.shape().columns(), table.transform().asked(), BATCH_BYTES);
  }

  /**
   * Takes the row that {@code rows} stands at and all behind it. After a failure this is of no use
   * any more.
   *
   * @param number of the range in its table, by which its parts are named
   */
  WrittenRange write(int number, ResultSet rows) throws SQLException, IOException {
    try {
      return writeAll(number, rows);
    } catch (IOException | RuntimeException e) {
      WriteRange.abort(rows, e);
      throw e;
    }
  }

  private WrittenRange writeAll(int number, ResultSet rows) throws SQLException, IOException {
    String bad = table.attempt().file(String.format(Locale.ROOT, "bad-%07d", number));
    try (RowParts good = new RowParts(number, table.attempt(), partBytes);
        QuarantineParts quarantine = new QuarantineParts(bad, table.transform())) {
      RowSink sink = sink(good, quarantine);
      long filteredBefore = transform.filtered();
      long read = 0;
      do {
        batches.add(rows);
        read++;
        if (read % WriteRange.ROWS_PER_STRIDE == 0) {
          pace.read(WriteRange.ROWS_PER_STRIDE);
        }
        if (batches.isFull()) {
          take(sink);
        }
      } while (rows.next());
      if (!batches.isEmpty()) {
        take(sink);
      }
      pace.read(read % WriteRange.ROWS_PER_STRIDE);
      List<WrittenPart> parts = good.finish();
      SiftedRows sifted = quarantine.finish(read, transform.filtered() - filteredBefore);
      return new WrittenRange(number, parts, good.fingerprint(), sifted);
    }
  }

  private void take(RowSink sink) throws IOException {
    transform.add(batches.complete(), sink);
    batches.restart();
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
}

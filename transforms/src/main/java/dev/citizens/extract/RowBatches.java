package dev.citizens.extract;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BatchBuilder;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * Makes batches of the rows that a server sends, in canonical form. A row with a value that is not
 * as declared is rejected in them. Not thread-safe.
 */
final class RowBatches {
  private final TableColumns columns;
  private final FieldWriter[] fields;
  private final Set<Integer> asked;
  private final int bytes;
  private final BatchBuilder batch;

  /**
   * Batches of a table's rows.
   *
   * @param asked places of the columns that WHERE needs: of more values that are not as declared
   *     theirs is the one that the row is rejected by
   * @param bytes of a batch, so that few long rows are one
   */
  RowBatches(TableColumns columns, Set<Integer> asked, int bytes) {
    this.columns = columns;
    this.fields = FieldWriter.of(columns);
    this.asked = Set.copyOf(asked);
    this.bytes = bytes;
    this.batch = new BatchBuilder(fields.length, bytes);
  }

  /** Adds the row that {@code rows} stands at. */
  void add(ResultSet rows) throws SQLException {
    BadRowReason reason = null;
    int column = RowBatch.NO_COLUMN;
    batch.startRow();
    for (int i = 0; i < fields.length; i++) {
      BadRowReason found = append(rows, i);
      if (found != null && (reason == null || (asked.contains(i) && !asked.contains(column)))) {
        reason = found;
        column = i;
      }
    }
    batch.endRow();
    if (reason != null) {
      batch.reject(reason, column);
    }
  }

  private BadRowReason append(ResultSet rows, int place) throws SQLException {
    ByteSink field = batch.field();
    int start = field.length();
    BadRowReason found = fields[place].append(rows, place + 1, field);
    if (found == null && field.length() == start && columns.declared().get(place).required()) {
      found = BadRowReason.MISSING_VALUE;
    }
    batch.endField();
    return found;
  }

  /** Whether they are to be taken before another is added. */
  boolean isFull() {
    return batch.isFull() || batch.bytes() >= bytes;
  }

  boolean isEmpty() {
    return batch.rows() == 0;
  }

  /** The rows, of which there is at least one, until {@link #restart}. */
  RowBatch complete() {
    return batch.complete();
  }

  /** Forgets all rows. */
  void restart() {
    batch.restart();
  }
}

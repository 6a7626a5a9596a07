package dev.citizens.analyze;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.type.TypedField;
import dev.citizens.job.Column;
import java.util.BitSet;
import java.util.List;

/**
 * Checks well-formed rows against the columns of the job file, and makes their values canonical: a
 * row in which they are not is written anew. Nearly all rows stay as they are, so they are told
 * first, column by column, and only the others are looked at field by field. Not thread-safe.
 */
public final class RowChecks {
  private final TypedField[] fields;
  private final boolean[] required;
  private final BitSet marked = new BitSet(RowBatch.MAX_ROWS);

  /** Checks of rows with these columns. */
  public RowChecks(List<Column> columns) {
    fields =
        columns.stream()
            .map(each -> new TypedField(each.type(), each.nulls()))
            .toArray(TypedField[]::new);
    required = new boolean[fields.length];
    for (int column = 0; column < fields.length; column++) {
      required[column] = columns.get(column).required();
    }
  }

  /** Rejects the rows that are not as the columns say, by the first column that is not. */
  public void check(RowBatch rows) {
    marked.clear();
    for (int column = 0; column < fields.length; column++) {
      if (required[column]) {
        markNulls(rows, column);
      }
      fields[column].mark(rows, column, marked);
    }
    for (int row = marked.nextSetBit(0); row >= 0; row = marked.nextSetBit(row + 1)) {
      if (rows.reason(row) == null) {
        settle(rows, row);
      }
    }
  }

  private void markNulls(RowBatch rows, int column) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.isNull(row, column)) {
        marked.set(row);
      }
    }
  }

  /** Writes a row anew, or rejects it. */
  private void settle(RowBatch rows, int row) {
    byte[] bytes = rows.buffer();
    ByteSink out = rows.startAnew();
    for (int column = 0; column < fields.length; column++) {
      int length = out.length();
      BadRowReason reason =
          fields[column].append(bytes, rows.start(row, column), rows.end(row, column), out);
      if (reason == null && required[column] && out.length() == length) {
        reason = BadRowReason.MISSING_VALUE;
      }
      if (reason != null) {
        rows.reject(row, reason, column);
        return;
      }
      rows.endField();
    }
    rows.replace(row);
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Dictionary;
import dev.citizens.analysis.KeyCodes;
import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A column of texts as a key, by the codes that all questions share. If a question leaves rows out
 * and the column has many values, it looks those of its own rows up in a dictionary of its own: few
 * of all may be needed.
 */
final class ColumnKey implements GroupKey {
  /** Up to so many, values of rows that are left out do no harm. */
  private static final int FEW_VALUES = 1 << 16;

  private final KeyCodes shared;
  private final int column;
  private final boolean leavesRowsOut;
  private final int[] numbers = new int[RowBatch.MAX_ROWS];
  private Dictionary own; // null while the codes are shared

  ColumnKey(KeyCodes shared, int column, boolean leavesRowsOut) {
    this.shared = shared;
    this.column = column;
    this.leavesRowsOut = leavesRowsOut;
  }

  @Override
  public int[] numbers(BatchRows batch, int[] rows, int count) {
    if (own == null && leavesRowsOut && shared.values().size() > FEW_VALUES) {
      own = new Dictionary();
      for (int code = 0; code < shared.values().size(); code++) {
        own.codeOf(shared.values(), code); // gives the same number
      }
    }
    if (own == null) {
      int[] codes = shared.of(batch.batch());
      if (count == batch.size()) {
        return codes;
      }
      for (int i = 0; i < count; i++) {
        numbers[i] = codes[rows[i]];
      }
    } else {
      byte[] bytes = batch.batch().buffer();
      for (int i = 0; i < count; i++) {
        int row = rows[i];
        numbers[i] =
            own.code(bytes, batch.batch().start(row, column), batch.batch().end(row, column));
      }
    }
    return numbers;
  }

  @Override
  public int size() {
    return values().size();
  }

  private Dictionary values() {
    return own == null ? shared.values() : own;
  }

  @Override
  public void appendTo(ByteSink out, int number, FieldWriter writer) {
    values().appendTo(out, number);
  }

  @Override
  public boolean isNull(int number) {
    return values().start(number) == values().end(number);
  }

  @Override
  public long hashOf(int number) {
    return values().hashOf(number);
  }

  @Override
  public void write(int number, DataOutput out) throws IOException {
    values().write(number, out);
  }

  @Override
  public long bytesUsed() {
    return own == null ? 0 : own.bytesUsed();
  }
}

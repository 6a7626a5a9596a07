package dev.citizens.analysis;

import dev.citizens.analysis.expression.ColumnValue;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;

/**
 * The values of a key expression as small numbers.
 *
 * <p>The values of most columns that people group by are few, so their dictionary stays in the
 * processor's cache, and groups of several columns can be counted by numbers instead of by strings.
 * Analyses share the codes of an expression: a row is looked up once.
 */
public final class KeyCodes {
  private final KeyExpression expression;
  private final Dictionary values = new Dictionary();
  private final ByteSink value = new ByteSink(64);
  private final int[] codes = new int[RowBatch.MAX_ROWS];
  private long lastBatch = -1;

  KeyCodes(KeyExpression expression) {
    this.expression = expression;
  }

  /** The code of each row's value, valid until the next batch. */
  public int[] of(RowBatch rows) {
    if (rows.number() != lastBatch) {
      lastBatch = rows.number();
      lookUp(rows);
    }
    return codes;
  }

  private void lookUp(RowBatch rows) {
    byte[] buffer = rows.buffer();
    int column = expression.column();
    // Most keys are columns as they are, and a call for each value costs more than it seems: three
    // kinds of expression at one place are too many for the compiler to inline.
    boolean asItIs = expression instanceof ColumnValue;
    for (int row = 0; row < rows.size(); row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      int end = asItIs ? to : expression.prefixEnd(buffer, from, to);
      codes[row] = end >= 0 ? values.code(buffer, from, end) : computed(buffer, from, to);
    }
  }

  private int computed(byte[] buffer, int from, int to) {
    value.clear();
    expression.append(buffer, from, to, value);
    return values.code(value.array(), 0, value.length());
  }

  /** The values by their codes. */
  public Dictionary values() {
    return values;
  }

  long bytesUsed() {
    return values.bytesUsed();
  }
}

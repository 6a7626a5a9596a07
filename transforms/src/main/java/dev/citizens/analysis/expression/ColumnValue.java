package dev.citizens.analysis.expression;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;

/**
 * The value of a column as it is.
 *
 * @param type of all its values
 * @param required whether a row without a value is bad, so that none is counted
 */
public record ColumnValue(String name, int column, ColumnType type, boolean required)
    implements KeyExpression {
  /** Of a column of texts that need not be there. */
  public ColumnValue(String name, int column) {
    this(name, column, ColumnType.TEXT, false);
  }

  @Override
  public ResultColumn result() {
    return new ResultColumn(name, type, !required);
  }

  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    key.append(bytes, from, to);
  }

  @Override
  public int prefixEnd(byte[] bytes, int from, int to) {
    return to;
  }
}

package dev.citizens.analysis.expression;

import dev.citizens.csv.ByteSink;

/** The value of a column as it is. */
public record ColumnValue(String name, int column) implements KeyExpression {
  @Override
  public void append(byte[] bytes, int from, int to, ByteSink key) {
    key.append(bytes, from, to);
  }

  @Override
  public int prefixEnd(byte[] bytes, int from, int to) {
    return to;
  }
}

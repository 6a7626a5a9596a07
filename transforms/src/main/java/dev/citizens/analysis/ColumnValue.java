package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CsvRow;

/** The value of a column as it is. */
public record ColumnValue(String name, int column) implements KeyExpression {
  @Override
  public void append(CsvRow row, ByteSink key) {
    row.appendCanonical(column, key);
  }
}

package dev.citizens.analysis.expression;

import dev.citizens.analysis.ResultColumn;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.io.Serializable;

/** What rows are grouped by: a column, or something computed from one. */
public interface KeyExpression extends Serializable {
  /** The column's name in the result. */
  String name();

  /** The column of the result that holds its values. */
  default ResultColumn result() {
    return new ResultColumn(name(), ColumnType.TEXT, true);
  }

  /** The place in the row of the column that it is computed from. */
  int column();

  /**
   * Appends the value of the expression for the canonical field {@code bytes[from, to)}, in
   * canonical CSV; nothing for NULL.
   */
  void append(byte[] bytes, int from, int to, ByteSink key);

  /**
   * Where the value ends if it is the beginning of the field as it stands, {@code bytes[from,
   * end)}, so that it need not be copied; else -1.
   */
  default int prefixEnd(byte[] bytes, int from, int to) {
    return -1;
  }
}

package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CsvRow;
import java.io.Serializable;

/** What rows are grouped by: a column, or something computed from one. */
public interface KeyExpression extends Serializable {
  /** The column's name in the result. */
  String name();

  /** Appends the row's value in canonical CSV; nothing for NULL. */
  void append(CsvRow row, ByteSink key);
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.sql.vector.BatchRows;
import dev.citizens.analysis.sql.vector.FieldWriter;
import dev.citizens.csv.ByteSink;

/** One of the values that rows are grouped by, which have numbers. */
interface GroupKey {
  /**
   * Finds the number of each row's value.
   *
   * @param rows which ones, ascending
   * @param count how many of {@code rows} there are
   * @return the number for each of {@code rows}, valid until the next batch
   */
  int[] numbers(BatchRows batch, int[] rows, int count);

  /** Numbers are below; one below need not have been given. */
  int size();

  /** Appends the value with that number as a field in canonical CSV. */
  void appendTo(ByteSink out, int number, FieldWriter writer);

  /** About how much memory this takes, in bytes, without what is shared. */
  long bytesUsed();
}

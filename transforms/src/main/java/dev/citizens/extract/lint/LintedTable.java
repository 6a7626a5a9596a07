package dev.citizens.extract.lint;

import dev.citizens.csv.BadRowReason;
import dev.citizens.extract.TableColumns;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What an extract, and what comes behind it, will make of a table's rows.
 *
 * @param rows that would be extracted
 * @param badRows those of them that are bad for {@code analyze}, and left out of Parquet
 * @param unloadable those of them that PostgreSQL would not take from {@code load: {}}
 */
public record LintedTable(
    TableColumns columns, long rows, long badRows, long unloadable, List<Finding> findings) {

  /**
   * A finding.
   *
   * @param column empty of the table or the row as a whole
   * @param what was found, for people
   * @param rows that have it; null if it is of no rows
   * @param key the key of one of them, its columns separated by commas; null if there is none
   * @param reason for which such a row is bad; null if it is not
   * @param effect what an extract does, for people
   * @param cure what can be done, as a line of the job file where there is one
   */
  public record Finding(
      String column,
      String what,
      @Nullable Long rows,
      @Nullable String key,
      @Nullable BadRowReason reason,
      String effect,
      String cure) {}

  /** The same table with what else was found, before the others. */
  public LintedTable with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(more);
    all.addAll(findings);
    return new LintedTable(columns, rows, badRows, unloadable, List.copyOf(all));
  }
}

package dev.citizens.extract.lint;

import dev.citizens.csv.BadRowReason;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.job.Column;
import java.sql.Connection;
import java.sql.SQLException;
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

  /** Whether a row that is bad for that reason is none for PostgreSQL either. */
  static boolean isUnloadable(@Nullable BadRowReason reason) {
    return reason != null
        && reason != BadRowReason.MISSING_VALUE
        && reason != BadRowReason.TOO_LONG;
  }

  /**
   * Looks at all rows, in one transaction that only reads.
   *
   * @param declared what the job file says of the columns that are extracted
   * @throws dev.citizens.failures.StepFailure with status 2 as {@link TableColumns#of} says
   * @throws SQLException if the server refuses, or takes longer than ten minutes for a statement
   */
  public static LintedTable of(Connection connection, TableQuery query, List<Column> declared)
      throws SQLException {
    TableColumns columns = TableColumns.of(connection, query, declared);
    TableKeys keys = TableKeys.of(connection, query);
    List<Doubt> doubts = RowDoubts.of(connection, query, columns);
    CountDoubts counted = CountDoubts.of(connection, query, keys.examples(), doubts);
    List<Finding> findings = new ArrayList<>(keys.findings(query, columns, counted.rows()));
    for (int place = 0; place < doubts.size(); place++) {
      CountDoubts.Found found = counted.found().get(place);
      if (found.rows() > 0) {
        findings.add(finding(doubts.get(place), found));
      }
    }
    return new LintedTable(
        columns, counted.rows(), counted.badRows(), counted.unloadable(), List.copyOf(findings));
  }

  /** The same table with what else was found, before the others. */
  public LintedTable with(List<Finding> more) {
    List<Finding> all = new ArrayList<>(more);
    all.addAll(findings);
    return new LintedTable(columns, rows, badRows, unloadable, List.copyOf(all));
  }

  private static Finding finding(Doubt doubt, CountDoubts.Found found) {
    String effect =
        doubt.reason() == null ? "extracted as it is" : "a bad row: " + doubt.reason().name();
    return new Finding(
        doubt.column(),
        doubt.what(),
        found.rows(),
        found.key(),
        doubt.reason(),
        effect,
        doubt.cure());
  }
}

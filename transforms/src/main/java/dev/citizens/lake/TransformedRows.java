package dev.citizens.lake;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Of a table with a transform: what became of each row that the server has sent.
 *
 * @param sql the statement
 * @param columns the columns that were read, in the order of the rows in quarantine
 * @param read how many rows the server has sent
 * @param filtered how many of them did not meet WHERE
 * @param quarantined how many could not be written
 * @param reasons of these
 */
public record TransformedRows(
    String sql,
    List<String> columns,
    long read,
    long filtered,
    long quarantined,
    List<Reason> reasons) {

  /**
   * Why some rows are in quarantine.
   *
   * @param reason such as {@code NOT_A_DATE}
   * @param column whose value it is, of the table or of what is made of it, or {@code WHERE}; null
   *     if it is all of the row
   */
  public record Reason(String reason, @Nullable String column, long rows) {
    /** Such as {@code NOT_A_DATE 3: column made}. */
    @Override
    public String toString() {
      return reason + " " + rows + (column == null ? "" : ": column " + column);
    }
  }

  /**
   * Whether each row is accounted for.
   *
   * @param written how many rows are in the file
   */
  boolean isWhole(long written) {
    return sql != null
        && columns != null
        && reasons != null
        && reasons.stream().allMatch(each -> each != null)
        && filtered >= 0
        && quarantined >= 0
        && reasons.stream().mapToLong(Reason::rows).sum() == quarantined
        && read == written + filtered + quarantined;
  }
}

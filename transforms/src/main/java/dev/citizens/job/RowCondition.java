package dev.citizens.job;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Which rows of a table are extracted, in MySQL's SQL: those for which it is true.
 *
 * @param sql without comments, and with all its quotes and parentheses closed, so that it stays in
 *     the parentheses that it is put in
 * @param place the job file and the line of it, for complaints
 */
public record RowCondition(String sql, String place) implements Serializable {
  /** Queries, the clock, and chance: words that no column has unquoted, and calls. */
  private static final Pattern MORE_THAN_THE_ROW =
      Pattern.compile(
          "\\b(SELECT|TABLE|CURRENT_(DATE|TIME|TIMESTAMP|USER|ROLE)|LOCALTIME(STAMP)?"
              + "|UTC_(DATE|TIME|TIMESTAMP))\\b"
              + "|\\b(NOW|SYSDATE|CURDATE|CURTIME|UNIX_TIMESTAMP|RAND|UUID(_SHORT|_V\\d)?)\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern QUERY = Pattern.compile("\\bSELECT\\b", Pattern.CASE_INSENSITIVE);

  /**
   * A condition.
   *
   * @throws IllegalArgumentException if it could end before its end; its message is a phrase
   */
  public RowCondition {
    String objection = new SqlScan(sql, "condition").objection();
    if (objection != null) {
      throw new IllegalArgumentException(objection);
    }
  }

  /** As it stands beside other conditions. */
  public String inParentheses() {
    return "(" + sql + ")";
  }

  /** Whether more than a row may have a say in whether it is read: other tables, the time. */
  public boolean dependsOnMore() {
    return MORE_THAN_THE_ROW.matcher(new SqlScan(sql, "condition").unquoted()).find();
  }

  /** Whether it has a query in it. */
  public boolean hasQuery() {
    return QUERY.matcher(new SqlScan(sql, "condition").unquoted()).find();
  }
}

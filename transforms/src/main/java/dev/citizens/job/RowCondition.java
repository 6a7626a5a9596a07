package dev.citizens.job;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which rows of a table are extracted, in MySQL's SQL: those for which it is true.
 *
 * @param sql without comments, and with all its quotes and parentheses closed, so that it stays in
 *     the parentheses that it is put in
 * @param place the job file and the line of it, for complaints
 */
public record RowCondition(String sql, String place) implements Serializable {
  /** Queries, the clock, and chance. */
  private static final Pattern MORE_THAN_THE_ROW =
      Pattern.compile(
          "\\b(SELECT|TABLE|NOW|SYSDATE|CURDATE|CURTIME|CURRENT_\\w+|LOCALTIME\\w*|UTC_\\w+"
              + "|UNIX_TIMESTAMP|RAND|UUID\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * A condition.
   *
   * @throws IllegalArgumentException if it could end before its end; its message is a phrase
   */
  public RowCondition {
    String objection = new Scan(sql).objection();
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
    Scan scan = new Scan(sql);
    scan.objection();
    return MORE_THAN_THE_ROW.matcher(scan.unquoted).find();
  }

  /**
   * Reads SQL as a server does in the session of an extract: a backslash escapes within {@code '}
   * and {@code "}, which hold texts.
   */
  private static final class Scan {
    private static final String QUOTES = "'\"`";

    private final String sql;

    /** What stands outside of quotes. */
    private final StringBuilder unquoted = new StringBuilder();

    private int open;

    Scan(String sql) {
      this.sql = sql;
    }

    @Nullable String objection() {
      for (int i = 0; i < sql.length(); i++) {
        char character = sql.charAt(i);
        if (QUOTES.indexOf(character) >= 0) {
          i = endOfQuoted(i);
          unquoted.append(' ');
          if (i < 0) {
            return "has a " + character + " that is not closed";
          }
          continue;
        }
        unquoted.append(character);
        String objection = objection(i);
        if (objection != null) {
          return objection;
        }
      }
      return open > 0 ? "has a ( that is not closed" : null;
    }

    private @Nullable String objection(int place) {
      switch (sql.charAt(place)) {
        case '(' -> open++;
        case ')' -> open--;
        case ';' -> {
          return "has a ; and must be one condition";
        }
        default -> {
          return isComment(place) ? "has a comment, which could hide what stands behind it" : null;
        }
      }
      return open < 0 ? "has a ) without its (" : null;
    }

    /** The place of the quote that closes; negative if none does. A doubled one opens again. */
    private int endOfQuoted(int start) {
      char quote = sql.charAt(start);
      for (int i = start + 1; i < sql.length(); i++) {
        if (sql.charAt(i) == '\\' && quote != '`') {
          i++;
        } else if (sql.charAt(i) == quote) {
          return i;
        }
      }
      return -1;
    }

    private boolean isComment(int place) {
      if (sql.charAt(place) == '#' || sql.startsWith("/*", place)) {
        return true;
      }
      int behind = place + 2;
      return sql.startsWith("--", place) && (behind == sql.length() || sql.charAt(behind) <= ' ');
    }
  }
}

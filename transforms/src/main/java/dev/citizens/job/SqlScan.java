package dev.citizens.job;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads SQL as a server does in the session of an extract: a backslash escapes within {@code '} and
 * {@code "}, which hold texts.
 */
final class SqlScan {
  private static final String QUOTES = "'\"`";

  private final String sql;
  private final String noun;

  /** What stands outside of quotes. */
  private final StringBuilder unquoted = new StringBuilder();

  /** All of it, with an x for whatever quotes hold. */
  private final StringBuilder outline = new StringBuilder();

  private int open;

  /**
   * Of a piece of SQL.
   *
   * @param noun what it must be one of, for people
   */
  SqlScan(String sql, String noun) {
    this.sql = sql;
    this.noun = noun;
  }

  /** What stands outside of quotes, if there is no {@link #objection}. */
  String unquoted() {
    objection();
    return unquoted.toString();
  }

  /** All of it, with {@code 'x'} for a text that is not empty, if there is no objection. */
  String outline() {
    objection();
    return outline.toString();
  }

  /** Why it could end before its end, as a phrase; null if it cannot. */
  @Nullable String objection() {
    unquoted.setLength(0);
    outline.setLength(0);
    open = 0;
    for (int i = 0; i < sql.length(); i++) {
      char character = sql.charAt(i);
      if (QUOTES.indexOf(character) >= 0) {
        int end = endOfQuoted(i);
        if (end < 0) {
          return "has a " + character + " that is not closed";
        }
        unquoted.append(' ');
        outline.append(character).append(end == i + 1 ? "" : "x").append(character);
        i = end;
        continue;
      }
      unquoted.append(character);
      outline.append(character);
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
        return sql.substring(place + 1).isBlank()
            ? "ends with a ; that does not belong to it: leave it out"
            : "has a ; and must be one " + noun;
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

package dev.citizens.job;

import java.util.List;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a server's {@code sql_mode} makes of SQL that was written for it, and an extract does not:
 * its session has none of these modes. {@code IGNORE_SPACE} is not among them, as the server itself
 * refuses a blank before a parenthesis without it; those of dates change what is stored.
 */
public final class SqlMode {
  private static final String NEGATES_A_WHOLE_COMPARISON =
      "\\bNOT\\b(?!\\s+(IN|BETWEEN|LIKE|REGEXP|RLIKE|NULL|TRUE|FALSE|UNKNOWN)\\b)";

  private static final String OTHER_FUNCTIONS =
      "\\b(DECODE|SUBSTR|SUBSTRING|LENGTH|CONCAT|REPLACE|REGEXP_REPLACE|TRIM|LTRIM|RTRIM|LPAD|RPAD)"
          + "(?=\\s*\\()";

  private static final List<Change> CHANGES =
      List.of(
          new Change("ANSI_QUOTES", "\"", "write names as `name` and texts as 'text'"),
          new Change(
              "PIPES_AS_CONCAT", "\\|\\|", "write CONCAT(a, b) for a text, a OR b for a choice"),
          new Change(
              "NO_BACKSLASH_ESCAPES",
              "\\\\",
              "write CHAR(92 USING utf8mb4) for it, '' for a quote, LIKE … ESCAPE '|' in a pattern"),
          new Change(
              "HIGH_NOT_PRECEDENCE", NEGATES_A_WHOLE_COMPARISON, "write (condition) = 0 for it"),
          new Change("REAL_AS_FLOAT", "\\bREAL\\b", "write FLOAT or DOUBLE"),
          new Change(
              "EMPTY_STRING_IS_NULL", "(?<!['x])''(?!')|(?<![\"x])\"\"(?!\")", "write NULL for it"),
          new Change("ORACLE", OTHER_FUNCTIONS, "have a view made that has it, and read that"));

  private SqlMode() {}

  /**
   * What of it means something else on the server, and what to write, as a phrase; null if nothing
   * does.
   *
   * @param modes of the server, with commas between
   * @param sql without objections of its own
   */
  public static @Nullable String objection(String modes, String sql) {
    List<String> set = List.of(modes.split(","));
    String outline = new SqlScan(sql, "statement").outline();
    for (Change change : CHANGES) {
      // What a backslash does is seen within quotes only.
      String read = change.mode.equals("NO_BACKSLASH_ESCAPES") ? sql : outline;
      var found = change.what.matcher(read);
      if (set.contains(change.mode) && found.find()) {
        return "has %s, which means something else in the server's sql_mode %s than in an extract; %s"
            .formatted(found.group(), change.mode, change.cure);
      }
    }
    return null;
  }

  /** What a mode changes. */
  private record Change(String mode, Pattern what, String cure) {
    Change(String mode, String what, String cure) {
      this(mode, Pattern.compile(what, Pattern.CASE_INSENSITIVE), cure);
    }
  }
}

package dev.citizens.sql.bind;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.tree.Literal;

/** What patterns must be, so that they are read once and mean here what they mean in DuckDB. */
final class Patterns {
  private Patterns() {}

  /** A text that stands in the statement. */
  static String requireConstant(Bound pattern, String what) {
    if (pattern.expression() instanceof Literal literal && literal.value() instanceof String text) {
      return text;
    }
    throw new SqlMistake(
        pattern.place(), what + " takes a pattern that is written in the statement");
  }

  /** The character behind ESCAPE, and that it stands before another one wherever it stands. */
  static void requireEscape(Bound escape, Bound pattern) {
    String text = requireConstant(escape, "ESCAPE");
    if (text.length() != 1 || text.charAt(0) > '~' || Character.isLetterOrDigit(text.charAt(0))) {
      throw new SqlMistake(
          escape.place(), "ESCAPE takes one character of ASCII that is no letter and no digit");
    }
    String escaped = requireConstant(pattern, "LIKE");
    int place = escaped.indexOf(text);
    while (place >= 0) {
      if (place + 1 == escaped.length()) {
        throw new SqlMistake(pattern.place(), "the pattern ends with the character of ESCAPE");
      }
      place = escaped.indexOf(text, place + 2);
    }
  }

  /** A regular expression of RE2, which needs time in proportion to the text. */
  static void requireRegular(Bound pattern) {
    String text = requireConstant(pattern, "regexp_matches");
    try {
      Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new SqlMistake(
          pattern.place(), "this is no regular expression of RE2: " + e.getDescription());
    }
  }
}

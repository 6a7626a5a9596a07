package dev.citizens.job;

import dev.citizens.csv.TextRules;
import dev.citizens.failures.Printable;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads what in the text of a file is no row, or is written another way. */
record TextRulesReader(Map<String, YamlNode> keys, Mistakes mistakes) {
  TextRules read(byte delimiter) {
    String comment = mistakes.read(() -> comment(keys.get("comment")), "");
    int lastLines =
        mistakes.read(() -> numberOfLines(keys.get("skipLastLines"), "skipLastLines"), 0);
    boolean returns = is(keys.get("lineEnd"), DatasetKeys.CARRIAGE_RETURN);
    boolean escapes = is(keys.get("escape"), DatasetKeys.BACKSLASH);
    boolean quotesAreText = is(keys.get("quote"), DatasetKeys.NONE);
    if (!comment.isEmpty() && (escapes || quotesAreText)) {
      mistakes.add(
          keys.get("comment")
              .error("comment cannot be beside escape or quote: where a line begins is not clear"));
    }
    TextRules rules = new TextRules(delimiter, comment, lastLines, returns, escapes, quotesAreText);
    return rules.areNone() ? TextRules.NONE : rules;
  }

  /** Whether a key is there, whose only value is that. */
  private boolean is(@Nullable YamlNode node, String only) {
    return node != null && mistakes.read(() -> node.oneOf(Set.of(only)).equals(only), false);
  }

  private static String comment(@Nullable YamlNode node) {
    if (node == null) {
      return "";
    }
    String text = node.text();
    if (!text.matches("[^\"\\p{Cntrl}\\s]{1,10}")) {
      throw node.error(
          "comment must be up to 10 characters without quotes and spaces, such as \"#\" or --, and is "
              + Printable.of(text));
    }
    return text;
  }

  /** How many lines are left out at one end; 0 if nothing is said. */
  static int numberOfLines(@Nullable YamlNode node, String key) {
    if (node == null) {
      return 0;
    }
    long lines = node.number(0);
    if (lines > DatasetKeys.MOST_SKIPPED_LINES) {
      throw node.error(
          "%s must be at most %s, and is %s".formatted(key, DatasetKeys.MOST_SKIPPED_LINES, lines));
    }
    return (int) lines;
  }
}

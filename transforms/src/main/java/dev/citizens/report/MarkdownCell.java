package dev.citizens.report;

import dev.citizens.failures.Printable;
import java.util.regex.Pattern;

/** Text from outside in a cell of a Markdown table, where it is nothing but that text. */
final class MarkdownCell {
  /**
   * What CommonMark and GitHub take for markup: of code, emphasis, links, HTML, tables, formulas.
   */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&|~$]");

  /** Underscores within a word are none, and names are nicer to read without backslashes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*");

  private static final int MOST_CHARACTERS = 200;

  private MarkdownCell() {}

  static String of(String text) {
    if (text.length() <= MOST_CHARACTERS && NAME.matcher(text).matches()) {
      return text;
    }
    return MARKUP.matcher(Printable.of(text, MOST_CHARACTERS)).replaceAll("\\\\$0");
  }
}

package dev.citizens.report;

import java.util.List;

/** Lines of a Markdown table, appended to a text. */
final class MarkdownTable {
  private final StringBuilder text;

  /** A table with these columns. */
  MarkdownTable(StringBuilder text, List<String> header) {
    this.text = text;
    append(header.stream().map(MarkdownCell::of).toList());
    append(header.stream().map(name -> "---").toList());
  }

  /** Appends a line of values. */
  void line(List<?> values) {
    append(values.stream().map(MarkdownTable::shown).toList());
  }

  private void append(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A number with its thousands apart; anything else as its text, NULL as such. */
  static String shown(Object value) {
    if (value == null) {
      return "NULL";
    }
    return value instanceof Long number ? Shown.number(number) : MarkdownCell.of(value.toString());
  }
}

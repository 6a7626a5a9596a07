package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** Writes tables as CSV in any style, a character at a time and without the project's code. */
final class CsvFileWriter {
  private final CsvFile.Style style;
  private final Random random;
  private final char delimiter;

  CsvFileWriter(CsvFile.Style style) {
    this.style = style;
    this.random = new Random(style.seed());
    this.delimiter = (char) style.dialect().delimiter();
  }

  byte[] write(List<String> header, CsvFile.Table table) {
    StringBuilder text = new StringBuilder(style.byteOrderMark() ? "\ufeff" : "");
    appendRecord(text, header);
    for (int i = 0; i < table.repeated(); i++) {
      for (List<String> row : table.rows()) {
        text.append(lineEnd());
        while (style.blankLines() && random.nextInt(3) == 0) {
          text.append(lineEnd());
        }
        appendRecord(text, row);
      }
    }
    text.append(style.lastLineEnd() ? lineEnd() : "");
    return text.toString().getBytes(UTF_8);
  }

  private void appendRecord(StringBuilder text, List<String> values) {
    for (int column = 0; column < values.size(); column++) {
      if (column > 0) {
        text.append(delimiter);
      }
      appendField(text, values.get(column));
    }
  }

  private void appendField(StringBuilder text, String value) {
    if (value == null) {
      return;
    }
    boolean quoted =
        value.isEmpty()
            || value.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r')
            || switch (style.quoting()) {
              case NEEDED -> false;
              case EVERY -> true;
              case RANDOM -> random.nextBoolean();
            };
    text.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
  }

  private String lineEnd() {
    return switch (style.lineEnds()) {
      case LF -> "\n";
      case CRLF -> "\r\n";
      case MIXED -> random.nextBoolean() ? "\n" : "\r\n";
    };
  }
}

package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.failures.Printable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads what a data set says of its CSV file.
 *
 * @param node the data set
 * @param keys what it says, by keys
 */
record CsvFileReader(YamlNode node, Map<String, YamlNode> keys, Mistakes mistakes) {
  /** Its columns, which a file must list. */
  ListedColumns columns() {
    if (!hasHeader()) {
      mistakes.check(() -> keys.get("header").oneOf(Set.of("none")));
    }
    List<String> nulls =
        mistakes.read(() -> ColumnReader.nulls(keys.get("nulls"), List.of()), List.<String>of());
    String noHeader = hasHeader() ? null : "the file has header: none";
    return ListedColumns.read(
        () -> node.required(keys, "columns").list(),
        new ColumnReader(noHeader, nulls, mistakes),
        mistakes);
  }

  /** The file, as far as it could be read. */
  CsvFile file(int columns) {
    CsvDialect dialect = mistakes.read(() -> dialect(keys.get("delimiter")), CsvDialect.COMMA);
    Encoding encoding = mistakes.read(() -> encoding(keys.get("encoding")));
    int skippedLines =
        mistakes.read(() -> TextRulesReader.numberOfLines(keys.get("skipLines"), "skipLines"), 0);
    List<String> paths =
        mistakes.read(
            () -> FilePathsReader.read(node.required(keys, "file"), mistakes), List.of(""));
    YamlNode minFiles = keys.get("minFiles");
    long least = mistakes.read(() -> minFiles == null ? 1 : minFiles.number(1), 1L);
    return new CsvFile(
        new DayFiles(paths, least),
        dialect.withColumns(columns),
        encoding,
        skippedLines,
        hasHeader(),
        new TextRulesReader(keys, mistakes).read(dialect.delimiter()));
  }

  private boolean hasHeader() {
    return !keys.containsKey("header");
  }

  private static @Nullable Encoding encoding(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    return Encoding.of(node.text())
        .orElseThrow(
            () ->
                node.error(
                    "encoding is %s; allowed: %s"
                        .formatted(
                            Printable.of(node.text()), String.join(", ", DatasetKeys.ENCODINGS))));
  }

  private static CsvDialect dialect(@Nullable YamlNode node) {
    if (node == null) {
      return CsvDialect.COMMA;
    }
    String text = node.text().equals("\\t") ? "\t" : node.text();
    if (text.length() != 1 || !CsvDialect.isDelimiter(text.charAt(0))) {
      throw node.error(
          "delimiter must be one ASCII character that is no letter, digit, quote or line end, such as"
              + " \";\" or \"\\t\"");
    }
    return new CsvDialect((byte) text.charAt(0));
  }
}

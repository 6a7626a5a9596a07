package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads a data set of {@code datasets}. */
final class DatasetReader {
  /** More are no title. */
  private static final int MOST_SKIPPED_LINES = 1_000;

  private final String name;
  private final YamlNode node;
  private final QuestionsReader questions;

  private DatasetReader(String name, YamlNode node, QuestionsReader questions) {
    this.name = name;
    this.node = node;
    this.questions = questions;
  }

  static Dataset read(String name, YamlNode node, QuestionsReader questions) {
    DatasetReader reader = new DatasetReader(name, node, questions);
    Map<String, YamlNode> keys = node.map();
    if (keys.containsKey("file") == keys.containsKey("table")) {
      throw node.error(name + " needs one of the keys file, table");
    }
    return keys.containsKey("file") ? reader.csvFile() : reader.table();
  }

  private Dataset csvFile() {
    Map<String, YamlNode> keys =
        node.map(Set.of("file", "delimiter", "skipLines", "header", "nulls", "columns", "quality"));
    List<String> nulls = ColumnReader.nulls(keys.get("nulls"), List.of());
    boolean hasHeader = !keys.containsKey("header");
    if (!hasHeader) {
      keys.get("header").oneOf(Set.of("none"));
    }
    Columns columns =
        columns(
            node.required(keys, "columns"), hasHeader ? null : "the file has header: none", nulls);
    YamlNode file = keys.get("file");
    CsvFile source =
        new CsvFile(
            file.text(),
            dialect(keys.get("delimiter")).withColumns(columns.columns().size()),
            skippedLines(keys.get("skipLines")),
            hasHeader);
    checkFileName(file, source.fileName());
    return dataset(source, columns, keys);
  }

  private Dataset table() {
    Map<String, YamlNode> keys = node.map(Set.of("table", "splitColumn", "columns", "quality"));
    YamlNode listed = keys.get("columns");
    boolean onlyNames = listed != null && listed.list().stream().allMatch(YamlNode::isText);
    List<String> names =
        onlyNames ? listed.columns().stream().map(JobFileReader::name).toList() : List.of();
    Columns columns =
        listed == null || onlyNames
            ? new Columns(List.of(), null)
            : columns(listed, "a table has none", List.of());
    String splitColumn =
        keys.containsKey("splitColumn")
            ? JobFileReader.name(keys.get("splitColumn"))
            : columns.keyColumn();
    String table = JobFileReader.name(keys.get("table"));
    return dataset(new MySqlTable(table, splitColumn, names), columns, keys);
  }

  private Dataset dataset(Source source, Columns columns, Map<String, YamlNode> keys) {
    return new Dataset(
        name,
        source,
        columns.columns(),
        columns.keyColumn(),
        QualityReader.read(keys.get("quality")),
        questions.of(name));
  }

  private record Columns(List<Column> columns, @Nullable String keyColumn) {}

  private static Columns columns(YamlNode list, @Nullable String noHeader, List<String> nulls) {
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String keyColumn = null;
    for (YamlNode each : list.list()) {
      Column column = ColumnReader.read(each, noHeader, nulls);
      if (!names.add(column.name())) {
        throw each.error("column " + column.name() + " stands there twice");
      }
      boolean key = ColumnReader.isKey(each);
      if (key && keyColumn != null) {
        throw each.error("two columns have key: true, " + keyColumn + " and " + column.name());
      }
      keyColumn = key ? column.name() : keyColumn;
      columns.add(column);
    }
    return new Columns(List.copyOf(columns), keyColumn);
  }

  private static void checkFileName(YamlNode file, String name) {
    if (name.isEmpty()) {
      throw file.error(
          "file is the folder %s; name the CSV file in it".formatted(Printable.of(file.text())));
    }
    String objection = FileName.objection(name);
    if (objection != null) {
      throw file.error(
          "file cannot be named %s in the lake: the name %s; give it another, and where it lies as"
                  .formatted(Printable.of(name), objection)
              + " --csv");
    }
  }

  private static int skippedLines(@Nullable YamlNode node) {
    if (node == null) {
      return 0;
    }
    long lines = node.number(0);
    if (lines > MOST_SKIPPED_LINES) {
      throw node.error(
          "skipLines must be at most %s, and is %s".formatted(MOST_SKIPPED_LINES, lines));
    }
    return (int) lines;
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

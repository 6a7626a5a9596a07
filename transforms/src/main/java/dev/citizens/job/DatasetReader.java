package dev.citizens.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads a data set of {@code datasets}. */
final class DatasetReader {
  private static final List<String> SOURCES = List.of("file", "query", "table");

  private final String name;
  private final YamlNode node;
  private final QuestionsReader questions;
  private final Supplier<LocalDate> day;
  private final Mistakes mistakes;

  private DatasetReader(
      String name,
      YamlNode node,
      QuestionsReader questions,
      Supplier<LocalDate> day,
      Mistakes mistakes) {
    this.name = name;
    this.node = node;
    this.questions = questions;
    this.day = day;
    this.mistakes = mistakes;
  }

  /**
   * Reads it.
   *
   * @param day the business day; asked only if a condition depends on it
   */
  static DatasetDraft read(
      String name,
      YamlNode node,
      QuestionsReader questions,
      Supplier<LocalDate> day,
      Mistakes mistakes) {
    DatasetReader reader = new DatasetReader(name, node, questions, day, mistakes);
    Optional<String> source = node.keyOf(SOURCES, mistakes);
    Set<String> keys = node.map(mistakes).keySet();
    if (source.isEmpty() || SOURCES.stream().filter(keys::contains).count() > 1) {
      throw node.error(name + " needs one of the keys " + String.join(", ", SOURCES));
    }
    if (source.get().equals("file") && keys.contains(MySqlTableReader.TRANSFORM)) {
      throw node.map(mistakes)
          .get(MySqlTableReader.TRANSFORM)
          .error(
              "transform is of a table or a query: a file lies in the lake as it came, byte by byte; take it away, and ask for what it makes in a question");
    }
    return switch (source.get()) {
      case "file" -> reader.csvFile();
      case "query" -> reader.query();
      default -> reader.table();
    };
  }

  private DatasetDraft csvFile() {
    Map<String, YamlNode> keys = node.map(DatasetKeys.FILE.names(), mistakes);
    CsvFileReader reader = new CsvFileReader(node, keys, mistakes);
    ListedColumns columns = reader.columns();
    return draft(reader.file(columns.columns().size()), columns, keys);
  }

  private DatasetDraft table() {
    Map<String, YamlNode> keys = node.map(DatasetKeys.TABLE.names(), mistakes);
    String table = mistakes.read(() -> JobFileReader.name(node.required(keys, "table")), "");
    return rows(table, null, reader(keys));
  }

  private DatasetDraft query() {
    MySqlTableReader reader = reader(node.map(DatasetKeys.QUERY.names(), mistakes));
    return rows(name, reader.query(), reader);
  }

  private MySqlTableReader reader(Map<String, YamlNode> keys) {
    return new MySqlTableReader(name, node, keys, day, mistakes);
  }

  /** The columns and rows of a table or a query that are read. */
  private DatasetDraft rows(String table, @Nullable FreeQuery query, MySqlTableReader reader) {
    ListedColumns columns = reader.columns();
    MySqlTable source = reader.table(table, query, columns);
    return reader.keys().containsKey(MySqlTableReader.TRANSFORM)
        ? transformed(source, columns, reader.keys())
        : draft(source, columns, reader.keys());
  }

  /** With the columns that the transform makes, if it can be known which these are. */
  private DatasetDraft transformed(
      MySqlTable source, ListedColumns columns, Map<String, YamlNode> keys) {
    Transformation known =
        columns.areAll() && source.transform() != null
            ? mistakes.read(() -> source.transform().over(columns.columns()))
            : null;
    if (known == null) {
      return draft(source, new ListedColumns(List.of(), columns.keyColumn(), false), keys);
    }
    return draft(
        source.withTransformation(known),
        new ListedColumns(known.columns(), columns.keyColumn(), true),
        keys);
  }

  /** The data set; what is asked of it is looked at as far as its columns are known. */
  private DatasetDraft draft(Source source, ListedColumns columns, Map<String, YamlNode> keys) {
    YamlNode quality = keys.get("quality");
    YamlNode parquet = keys.get("parquet");
    Dataset dataset =
        new Dataset(
            name,
            source,
            columns.columns(),
            columns.keyColumn(),
            mistakes.read(() -> QualityReader.read(quality, mistakes), Quality.NONE),
            questions.of(name),
            mistakes.read(() -> parquet != null && parquet.trueOrFalse(), false));
    questions.read(dataset, columns.areAll() ? mistakes : mistakes.withoutColumns());
    return new DatasetDraft(dataset, columns.areAll());
  }
}

package dev.citizens.job;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.csv.TextRules;
import dev.citizens.failures.Printable;
import dev.citizens.job.ColumnReader.ReadColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads a data set of {@code datasets}. */
final class DatasetReader {
  /** No other makes a longer name. */
  private static final LocalDate LONGEST_DAY = LocalDate.of(2026, 12, 31);

  private static final String TRANSFORM = "transform";

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
    if (source.get().equals("file") && keys.contains(TRANSFORM)) {
      throw node.map(mistakes)
          .get(TRANSFORM)
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
    boolean hasHeader = !keys.containsKey("header");
    if (!hasHeader) {
      mistakes.check(() -> keys.get("header").oneOf(Set.of("none")));
    }
    List<String> nulls =
        mistakes.read(() -> ColumnReader.nulls(keys.get("nulls"), List.of()), List.<String>of());
    String noHeader = hasHeader ? null : "the file has header: none";
    Columns columns = columns(noHeader, nulls, () -> node.required(keys, "columns").list());
    CsvDialect dialect = mistakes.read(() -> dialect(keys.get("delimiter")), CsvDialect.COMMA);
    Encoding encoding = mistakes.read(() -> encoding(keys.get("encoding")));
    int skippedLines = mistakes.read(() -> lines(keys.get("skipLines"), "skipLines"), 0);
    List<String> paths = mistakes.read(() -> paths(node.required(keys, "file")), List.of(""));
    YamlNode minFiles = keys.get("minFiles");
    long least = mistakes.read(() -> minFiles == null ? 1 : minFiles.number(1), 1L);
    CsvDialect ofColumns = dialect.withColumns(columns.columns().size());
    return draft(
        new CsvFile(
            new DayFiles(paths, least),
            ofColumns,
            encoding,
            skippedLines,
            hasHeader,
            textRules(keys, dialect.delimiter())),
        columns,
        keys);
  }

  private DatasetDraft table() {
    Map<String, YamlNode> keys = node.map(DatasetKeys.TABLE.names(), mistakes);
    String table = mistakes.read(() -> JobFileReader.name(node.required(keys, "table")), "");
    return rows(table, null, keys);
  }

  private DatasetDraft query() {
    Map<String, YamlNode> keys = node.map(DatasetKeys.QUERY.names(), mistakes);
    FreeQuery query = mistakes.read(() -> query(node.required(keys, "query")));
    return rows(name, query, keys);
  }

  private FreeQuery query(YamlNode node) {
    try {
      return new FreeQuery(ofDay(node), node.place());
    } catch (IllegalArgumentException e) {
      throw node.error("query " + e.getMessage());
    }
  }

  /** The columns and rows of a table or a query that are read. */
  private DatasetDraft rows(String table, @Nullable FreeQuery query, Map<String, YamlNode> keys) {
    YamlNode listed = keys.get("columns");
    boolean onlyNames = listed == null || listed.isListOfTexts();
    List<String> names =
        mistakes.read(
            () -> onlyNames && listed != null ? names(listed) : List.of(), List.<String>of());
    Columns columns =
        onlyNames
            ? new Columns(List.of(), null, false)
            : columns("a table has none", List.of(), listed::list);
    YamlNode split = keys.get("splitColumn");
    String splitColumn =
        mistakes.read(() -> split == null ? columns.keyColumn() : JobFileReader.name(split));
    if (query != null && splitColumn != null && query.objectionToRanges() != null) {
      mistakes.add(
          (split == null ? listed : split)
              .error(
                  "the query %s; leave splitColumn and key: true out"
                      .formatted(query.objectionToRanges())));
    }
    RowCondition where = mistakes.read(() -> where(keys.get("where")));
    Mirror mirror = mistakes.read(() -> MirrorReader.read(keys.get("load"), name, mistakes));
    Incremental incremental =
        mistakes.read(() -> IncrementalReader.read(keys.get("incremental"), mistakes));
    Drift drift = mistakes.read(() -> drift(keys.get("drift"), onlyNames), Drift.EVOLVE);
    MySqlTable source =
        new MySqlTable(
            table,
            query,
            splitColumn,
            names,
            where,
            mirror,
            incremental,
            drift,
            mistakes.read(() -> transform(keys)),
            null);
    if (source.transform() != null && incremental != null) {
      mistakes.add(
          keys.get(TRANSFORM)
              .error(
                  "transform cannot be beside incremental, whose proof are the server's keys and number of rows; take one of them away"));
    }
    if (source.transform() != null && drift == Drift.FREEZE) {
      mistakes.add(
          keys.get(TRANSFORM)
              .error(
                  "transform cannot be beside drift: freeze, as it reads the columns that it names; say drift: fail, or take drift away"));
    }
    return keys.containsKey(TRANSFORM)
        ? transformed(source, columns, keys)
        : draft(source, columns, keys);
  }

  private @Nullable Transform transform(Map<String, YamlNode> keys) {
    YamlNode node = keys.get(TRANSFORM);
    return node == null ? null : Transform.read(name, node, day);
  }

  /** With the columns that the transform makes, if it can be known which these are. */
  private DatasetDraft transformed(MySqlTable source, Columns columns, Map<String, YamlNode> keys) {
    Transformation known =
        columns.areAll() && source.transform() != null
            ? mistakes.read(() -> source.transform().over(columns.columns()))
            : null;
    if (known == null) {
      return draft(source, new Columns(List.of(), columns.keyColumn(), false), keys);
    }
    return draft(
        source.withTransformation(known),
        new Columns(known.columns(), columns.keyColumn(), true),
        keys);
  }

  private static Drift drift(@Nullable YamlNode node, boolean typesAreTheServers) {
    if (node == null) {
      return Drift.EVOLVE;
    }
    Drift drift = Drift.parse(node.oneOf(Drift.NAMES));
    if (!typesAreTheServers) {
      throw node.error(
          "drift is of columns whose types the server says; leave it out, as columns with types are"
              + " compared with the server's anyway");
    }
    return drift;
  }

  private @Nullable RowCondition where(@Nullable YamlNode node) {
    if (node == null) {
      return null;
    }
    try {
      return new RowCondition(ofDay(node), node.place());
    } catch (IllegalArgumentException e) {
      throw node.error("where " + e.getMessage());
    }
  }

  /** SQL with the business day put in. */
  private String ofDay(YamlNode node) {
    String text = node.text().strip();
    DatedPath dated = new DatedPath(text);
    return DatedPath.isMeant(text) ? dated.on(day.get()) : text;
  }

  private static List<String> names(YamlNode listed) {
    return listed.columns().stream().map(JobFileReader::name).toList();
  }

  /** The data set; what is asked of it is looked at as far as its columns are known. */
  private DatasetDraft draft(Source source, Columns columns, Map<String, YamlNode> keys) {
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

  /**
   * Columns as far as they could be read.
   *
   * @param areAll whether they are all that the data set has, without a mistake
   */
  private record Columns(List<Column> columns, @Nullable String keyColumn, boolean areAll) {}

  private Columns columns(
      @Nullable String noHeader, List<String> nulls, Supplier<List<YamlNode>> list) {
    int before = mistakes.found();
    ColumnReader reader = new ColumnReader(noHeader, nulls, mistakes);
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String keyColumn = null;
    for (YamlNode each : mistakes.read(list, List.<YamlNode>of())) {
      ReadColumn read = mistakes.read(() -> reader.read(each));
      if (read == null) {
        continue;
      }
      Column column = read.column();
      if (!names.add(column.name())) {
        mistakes.add(each.error("column " + column.name() + " stands there twice"));
        continue;
      }
      if (read.isKey() && keyColumn != null) {
        mistakes.add(
            each.error("two columns have key: true, " + keyColumn + " and " + column.name()));
      }
      keyColumn = read.isKey() ? column.name() : keyColumn;
      columns.add(column);
    }
    boolean areAll = mistakes.found() == before && !columns.isEmpty();
    return new Columns(List.copyOf(columns), keyColumn, areAll);
  }

  private List<String> paths(YamlNode file) {
    if (file.isText()) {
      return List.of(path(file));
    }
    List<String> paths = new ArrayList<>();
    for (YamlNode each : file.list()) {
      mistakes.check(() -> paths.add(path(each)));
    }
    return List.copyOf(paths);
  }

  private static String path(YamlNode file) {
    try {
      DatedPath path = new DatedPath(file.text());
      String of = path.on(LONGEST_DAY);
      checkFileName(file, FileName.ofPlain(of));
      if (NamePattern.isWild(of.substring(0, of.length() - FileName.of(of).length()))) {
        throw file.error(
            "file has * or ? in the name of a folder; they stand for others in the name of the file"
                + " alone");
      }
      return path.text();
    } catch (IllegalArgumentException e) {
      throw file.error("file " + e.getMessage());
    }
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

  private TextRules textRules(Map<String, YamlNode> keys, byte delimiter) {
    String comment = mistakes.read(() -> comment(keys.get("comment")), "");
    int lastLines = mistakes.read(() -> lines(keys.get("skipLastLines"), "skipLastLines"), 0);
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

  private static int lines(@Nullable YamlNode node, String key) {
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

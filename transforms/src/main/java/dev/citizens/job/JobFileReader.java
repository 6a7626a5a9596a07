package dev.citizens.job;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a job file. A mistake in it is a {@link StepFailure} with file, line, what is wrong and
 * what is allowed.
 */
public final class JobFileReader {
  /** A column of a result; names of tables and columns are used in SQL and in paths. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private JobFileReader() {}

  /**
   * Reads the file at {@code path}.
   *
   * @param runDate the business day by the file's own {@code options}; asked only if an analysis
   *     depends on the day
   */
  public static JobFile read(Path path, Function<Map<String, String>, LocalDate> runDate) {
    try {
      return parse(path.toString(), Files.readString(path), runDate);
    } catch (NoSuchFileException e) {
      throw StepFailure.wrongUse("--job=" + path + " does not exist");
    } catch (IOException e) {
      throw StepFailure.wrongUse("--job=" + path + " cannot be read: " + e.getMessage());
    }
  }

  static JobFile parse(String file, String text, Function<Map<String, String>, LocalDate> runDate) {
    YamlNode root = YamlNode.parse(file, text);
    Map<String, YamlNode> keys =
        root.map(Set.of("options", "dataset", "extract", "analyses", "quality"));
    Dataset dataset = dataset(root.required(keys, "dataset"));
    List<Extract> extracts = extracts(keys.get("extract"), dataset);
    Map<String, String> options = options(keys.get("options"));
    ExpressionReader expressions = new ExpressionReader(dataset, () -> runDate.apply(options));
    AnalysisReader analyses = new AnalysisReader(dataset, expressions);
    return new JobFile(
        options,
        dataset,
        extracts,
        root.required(keys, "analyses").list().stream().map(analyses::read).toList(),
        quality(keys.get("quality")),
        reconcileBy(keys.get("quality"), dataset, extracts, expressions));
  }

  private static Map<String, String> options(YamlNode node) {
    Map<String, String> options = new LinkedHashMap<>();
    if (node != null) {
      node.map().forEach((name, value) -> options.put(name, value.text()));
    }
    return options;
  }

  private static Dataset dataset(YamlNode node) {
    Map<String, YamlNode> datasets = node.map();
    if (datasets.size() != 1) {
      throw node.error("dataset must name one data set, such as {citizens: {file: …}}");
    }
    Map.Entry<String, YamlNode> only = datasets.entrySet().iterator().next();
    name(node.keys().get(0));
    YamlNode body = only.getValue();
    Map<String, YamlNode> keys = body.map(Set.of("file", "delimiter", "nulls", "columns"));
    List<String> nulls = ColumnReader.nulls(keys.get("nulls"), List.of());
    List<Column> columns = new ArrayList<>();
    String keyColumn = null;
    for (YamlNode each : body.required(keys, "columns").list()) {
      Column column = ColumnReader.read(each, nulls);
      if (columns.stream().anyMatch(other -> other.name().equals(column.name()))) {
        throw each.error("column " + column.name() + " stands there twice");
      }
      boolean key = ColumnReader.isKey(each);
      if (key && keyColumn != null) {
        throw each.error("two columns have key: true, " + keyColumn + " and " + column.name());
      }
      keyColumn = key ? column.name() : keyColumn;
      columns.add(column);
    }
    YamlNode file = body.required(keys, "file");
    CsvDialect dialect = dialect(keys.get("delimiter")).withColumns(columns.size());
    Dataset dataset =
        new Dataset(only.getKey(), file.text(), dialect, List.copyOf(columns), keyColumn);
    checkFileName(file, dataset.fileName());
    return dataset;
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

  private static CsvDialect dialect(YamlNode node) {
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

  private static List<Extract> extracts(YamlNode node, Dataset dataset) {
    List<Extract> extracts = new ArrayList<>();
    if (node == null) {
      return extracts;
    }
    for (YamlNode each : node.list()) {
      Map<String, YamlNode> keys = each.map(Set.of("table", "as", "splitColumn", "columns"));
      String table = name(each.required(keys, "table"));
      if (extracts.stream().anyMatch(other -> other.table().equals(table))) {
        throw each.error("table " + table + " stands there twice");
      }
      String as = keys.containsKey("as") ? name(keys.get("as")) : table;
      boolean ofDataset = as.equals(dataset.name());
      if (!keys.containsKey("splitColumn") && !(ofDataset && dataset.keyColumn() != null)) {
        throw each.error("the extract of " + table + " needs splitColumn, an integer column");
      }
      String splitColumn =
          keys.containsKey("splitColumn") ? name(keys.get("splitColumn")) : dataset.keyColumn();
      List<String> columns =
          keys.containsKey("columns") || !ofDataset
              ? each.required(keys, "columns").columns().stream().map(JobFileReader::name).toList()
              : dataset.columnNames();
      if (ofDataset && !columns.equals(dataset.columnNames())) {
        throw each.error(
            "the columns of %s must be those of dataset %s, in their order: %s"
                .formatted(table, as, String.join(",", dataset.columnNames())));
      }
      extracts.add(new Extract(table, as, splitColumn, columns));
    }
    return extracts;
  }

  private static Quality quality(YamlNode node) {
    if (node == null) {
      return new Quality(null, 0);
    }
    Map<String, YamlNode> keys = node.map(Set.of("maxBadRows", "minRows", "reconcile"));
    long minRows = keys.containsKey("minRows") ? keys.get("minRows").number(0) : 0;
    YamlNode maxBadRows = keys.get("maxBadRows");
    return new Quality(maxBadRows == null ? null : limit(maxBadRows), minRows);
  }

  private static BadRowsLimit limit(YamlNode maxBadRows) {
    return BadRowsLimit.parse(maxBadRows.text())
        .orElseThrow(
            () ->
                maxBadRows.error(
                    "maxBadRows must be a whole number or a percentage up to 100%, such as 0.1%,"
                        + " and is "
                        + maxBadRows.text()));
  }

  private static List<KeyExpression> reconcileBy(
      YamlNode quality, Dataset dataset, List<Extract> extracts, ExpressionReader expressions) {
    YamlNode node = quality == null ? null : quality.map().get("reconcile");
    if (node == null) {
      return List.of();
    }
    if (extracts.stream().noneMatch(extract -> extract.dataset().equals(dataset.name()))) {
      throw node.error(
          "reconcile compares dataset %s with a MySQL table, and extract has none as %s"
              .formatted(dataset.name(), dataset.name()));
    }
    List<KeyExpression> by = new ArrayList<>();
    for (YamlNode each : node.required(node.map(Set.of("by")), "by").columns()) {
      if (each.text().equals(dataset.keyColumn())) {
        throw each.error(
            "reconcile by the key %s would make a group of each row; use a column of few values"
                .formatted(each.text()));
      }
      by.add(expressions.read(each));
    }
    return List.copyOf(by);
  }

  /** A name that is safe in SQL and in paths. */
  static String name(YamlNode node) {
    String name = node.text();
    if (!NAME.matcher(name).matches()) {
      throw node.error(name + " is not a name: letters, digits and _, at most 63, no digit first");
    }
    return name;
  }
}

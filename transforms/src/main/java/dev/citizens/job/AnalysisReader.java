package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.ColumnValue;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.CountKeyword;
import dev.citizens.analysis.KeyExpression;
import dev.citizens.analysis.YearOf;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the elements of {@code analyses}, each by the one key that says its kind. */
final class AnalysisReader {
  private static final Pattern YEAR = Pattern.compile("year\\((\\w+)\\)");

  /** What tells days and sources apart in each table of the warehouse. */
  private static final Set<String> KEY_OF_ALL_TABLES = Set.of("run_date", "source");

  private final Dataset dataset;
  private final Set<String> names = new HashSet<>();

  AnalysisReader(Dataset dataset) {
    this.dataset = dataset;
  }

  Analysis read(YamlNode node) {
    Map<String, YamlNode> keys = node.map();
    Analysis analysis;
    if (keys.containsKey("countBy")) {
      analysis = countBy(node);
    } else if (keys.containsKey("keyword")) {
      analysis = keyword(node);
    } else {
      throw node.error("an analysis needs one of the keys countBy, keyword");
    }
    if (!names.add(analysis.name())) {
      throw node.error("two analyses are named " + analysis.name() + "; rename one with as:");
    }
    checkResult(node, analysis);
    return analysis;
  }

  /** In a file and in a table, each column needs a name of its own. */
  private static void checkResult(YamlNode node, Analysis analysis) {
    Set<String> columns = new HashSet<>(KEY_OF_ALL_TABLES);
    Stream.concat(analysis.keyColumns().stream(), analysis.sumColumns().stream())
        .filter(column -> !columns.add(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw node.error("two columns of the result would be named " + column);
            });
  }

  private CountBy countBy(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("countBy", "top", "as"));
    List<KeyExpression> by = keys.get("countBy").list().stream().map(this::expression).toList();
    String joined = by.stream().map(KeyExpression::name).collect(Collectors.joining("_"));
    String name =
        keys.containsKey("as")
            ? JobFileReader.name(keys.get("as"))
            : dataset.name() + "_by_" + joined;
    return new CountBy(name, by, keys.containsKey("top") ? top(keys.get("top")) : 0);
  }

  private static int top(YamlNode node) {
    long top = node.number(1);
    if (top > Integer.MAX_VALUE) {
      throw node.error("top must be at most " + Integer.MAX_VALUE + ", and is " + top);
    }
    return (int) top;
  }

  KeyExpression expression(YamlNode node) {
    String text = node.text();
    Matcher year = YEAR.matcher(text);
    if (year.matches()) {
      return YearOf.column(year.group(1), column(node, year.group(1)));
    }
    if (text.contains("(")) {
      throw node.error(text + " is not an expression; allowed: a column, year(column)");
    }
    return new ColumnValue(text, column(node, text));
  }

  private CountKeyword keyword(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("keyword", "columns", "as"));
    List<YamlNode> columns = node.required(keys, "columns").columns();
    String name = keys.containsKey("as") ? JobFileReader.name(keys.get("as")) : "keyword_matches";
    return new CountKeyword(
        name,
        keys.get("keyword").text(),
        columns.stream().map(YamlNode::text).toList(),
        columns.stream().map(column -> column(column, column.text())).toList());
  }

  private int column(YamlNode node, String name) {
    int column = dataset.indexOf(name);
    if (column < 0) {
      throw node.error(
          "dataset %s has no column %s; it has %s"
              .formatted(dataset.name(), name, String.join(", ", dataset.columnNames())));
    }
    return column;
  }
}

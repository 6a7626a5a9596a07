package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.CountBy;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analysis.keyword.CountKeyword;
import dev.citizens.analysis.profile.CountDistinct;
import dev.citizens.analysis.profile.Profile;
import dev.citizens.analysis.profile.ProfiledColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the elements of {@code analyses}, each by the one key that says its kind. */
final class AnalysisReader {
  /** If two stand there, the first of these is meant. */
  private static final List<String> KINDS =
      List.of("countBy", "keyword", "profile", "distinct", "sql");

  /** What tells days and data sets apart in each table of the warehouse. */
  private static final Set<String> KEY_OF_ALL_TABLES = Set.of("run_date", "dataset");

  private final Dataset dataset;
  private final ExpressionReader expressions;
  private final SqlReader statements;
  private final Mistakes mistakes;
  private final Set<String> names = new HashSet<>();

  /**
   * A reader of analyses of a data set.
   *
   * @param expressions reads those over the same data set
   * @param statements reads those over the same data set
   */
  AnalysisReader(
      Dataset dataset, ExpressionReader expressions, SqlReader statements, Mistakes mistakes) {
    this.dataset = dataset;
    this.expressions = expressions;
    this.statements = statements;
    this.mistakes = mistakes;
  }

  /**
   * Reads a question.
   *
   * @param prefix of the result's name if the question gives none
   */
  Analysis read(YamlNode node, String prefix) {
    String kind =
        node.keyOf(KINDS, mistakes)
            .orElseThrow(
                () ->
                    node.error(
                        "an analysis needs one of the keys countBy, distinct, keyword, profile, sql"));
    Analysis analysis =
        switch (kind) {
          case "countBy" -> countBy(node, prefix);
          case "keyword" -> keyword(node);
          case "profile" -> profile(node);
          case "distinct" -> distinct(node);
          default -> statements.read(node);
        };
    if (!names.add(analysis.name())) {
      throw node.error("two analyses are named " + analysis.name() + "; rename one with as:");
    }
    checkResult(node, analysis);
    ChosenChart.check(node, analysis, mistakes);
    return analysis;
  }

  /** In a file and in a table, each column needs a name of its own. */
  private static void checkResult(YamlNode node, Analysis analysis) {
    Set<String> columns = new HashSet<>(KEY_OF_ALL_TABLES);
    analysis.resultColumns().stream()
        .filter(column -> !columns.add(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw node.error("two columns of the result would be named " + column);
            });
  }

  private CountBy countBy(YamlNode node, String prefix) {
    Map<String, YamlNode> keys = node.map(AnalysisKeys.COUNT_BY.names(), mistakes);
    int top = mistakes.read(() -> keys.containsKey("top") ? top(keys.get("top")) : 0, 0);
    List<KeyExpression> by =
        node.required(keys, "countBy").list().stream().map(expressions::read).toList();
    String joined = by.stream().map(KeyExpression::name).collect(Collectors.joining("_"));
    return new CountBy(name(keys, prefix + "_by_" + joined), by, top);
  }

  private static int top(YamlNode node) {
    long top = node.number(1);
    if (top > Integer.MAX_VALUE) {
      throw node.error("top must be at most " + Integer.MAX_VALUE + ", and is " + top);
    }
    return (int) top;
  }

  private Profile profile(YamlNode node) {
    Map<String, YamlNode> keys = node.map(AnalysisKeys.PROFILE.names(), mistakes);
    YamlNode profile = node.required(keys, "profile");
    List<ProfiledColumn> columns =
        profile.isText()
            ? allColumns(profile)
            : profile.columns().stream().map(this::profiledColumn).toList();
    return new Profile(name(keys, "column_profile"), columns);
  }

  private List<ProfiledColumn> allColumns(YamlNode node) {
    if (!node.text().equals(AnalysisKeys.ALL)) {
      throw node.error("profile is %s; allowed: all, or a list of columns".formatted(node.text()));
    }
    return IntStream.range(0, dataset.columns().size()).mapToObj(this::profiledColumn).toList();
  }

  private ProfiledColumn profiledColumn(YamlNode node) {
    return profiledColumn(expressions.column(node, node.text()));
  }

  private ProfiledColumn profiledColumn(int place) {
    Column column = dataset.columns().get(place);
    return new ProfiledColumn(column.name(), place, column.type());
  }

  private CountDistinct distinct(YamlNode node) {
    Map<String, YamlNode> keys = node.map(AnalysisKeys.DISTINCT.names(), mistakes);
    YamlNode distinct = node.required(keys, "distinct");
    List<KeyExpression> of = distinct.columns().stream().map(expressions::read).toList();
    Set<String> names = new HashSet<>();
    of.stream()
        .map(KeyExpression::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw distinct.error("two lines of the result would be named " + name);
            });
    return new CountDistinct(name(keys, "distinct_values"), of);
  }

  private CountKeyword keyword(YamlNode node) {
    Map<String, YamlNode> keys = node.map(AnalysisKeys.KEYWORD.names(), mistakes);
    List<YamlNode> columns = node.required(keys, "columns").columns();
    boolean ignoreCase =
        keys.containsKey("case")
            && keys.get("case").oneOf(Set.of("exact", "ignore")).equals("ignore");
    return new CountKeyword(
        name(keys, "keyword_matches"),
        node.required(keys, "keyword").text(),
        columns.stream().map(YamlNode::text).toList(),
        columns.stream().map(column -> expressions.column(column, column.text())).toList(),
        ignoreCase);
  }

  /** The name of the result. */
  private static String name(Map<String, YamlNode> keys, String otherwise) {
    return keys.containsKey("as") ? JobFileReader.name(keys.get("as")) : otherwise;
  }
}

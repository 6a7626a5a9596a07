package dev.citizens.job;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads {@code reconcile}. */
final class ComparisonReader {
  static final Keys KEYS =
      Keys.of(
          "a comparison",
          Key.required("left", Shape.NAME, "A data set."),
          Key.required(
              "right", Shape.NAME, "Another one, which must have the same columns and rows."),
          Key.required(
              "by",
              new Shape.ListOf(Shape.TEXT),
              "By the groups of which columns or expressions it is told what differs."));

  private final DatasetNames names;
  private final Map<String, DatasetDraft> drafts = new LinkedHashMap<>();
  private final Supplier<LocalDate> runDate;
  private final Mistakes mistakes;

  private ComparisonReader(
      DatasetNames names,
      List<DatasetDraft> drafts,
      Supplier<LocalDate> runDate,
      Mistakes mistakes) {
    this.names = names;
    drafts.forEach(draft -> this.drafts.put(draft.dataset().name(), draft));
    this.runDate = runDate;
    this.mistakes = mistakes;
  }

  static List<Comparison> read(
      @Nullable YamlNode node,
      DatasetNames names,
      List<DatasetDraft> drafts,
      Supplier<LocalDate> runDate,
      Mistakes mistakes) {
    List<Comparison> comparisons = new ArrayList<>();
    if (node == null) {
      return comparisons;
    }
    ComparisonReader reader = new ComparisonReader(names, drafts, runDate, mistakes);
    Set<Set<String>> pairs = new LinkedHashSet<>();
    for (YamlNode each : mistakes.read(node::list, List.<YamlNode>of())) {
      Comparison comparison = mistakes.read(() -> reader.read(each));
      if (comparison == null) {
        continue;
      }
      if (!pairs.add(Set.of(comparison.left(), comparison.right()))) {
        mistakes.add(each.error(comparison.label() + " stands there twice"));
      }
      comparisons.add(comparison);
    }
    return List.copyOf(comparisons);
  }

  /** Null if one of its data sets could not be read. */
  private @Nullable Comparison read(YamlNode node) {
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    DatasetDraft left = mistakes.read(() -> draft(node.required(keys, "left")));
    DatasetDraft right = mistakes.read(() -> draft(node.required(keys, "right")));
    YamlNode by = node.required(keys, "by");
    by.columns();
    if (left == null || right == null) {
      return null;
    }
    checkPair(node, left, right);
    Comparison comparison =
        new Comparison(
            left.dataset().name(), right.dataset().name(), known -> expressions(by, known));
    Mistakes ofColumns = left.hasAllColumns() ? mistakes : mistakes.withoutColumns();
    readExpressions(by, left.dataset(), ofColumns);
    return comparison;
  }

  /** Null if there are mistakes in it. */
  private @Nullable DatasetDraft draft(YamlNode name) {
    names.require(name);
    return drafts.get(name.text());
  }

  private void checkPair(YamlNode node, DatasetDraft left, DatasetDraft right) {
    if (left.dataset().name().equals(right.dataset().name())) {
      throw node.error("reconcile compares two data sets, and both are " + left.dataset().name());
    }
    boolean knowsQuestions = mistakes.areNone();
    for (Dataset each : List.of(left.dataset(), right.dataset())) {
      if (knowsQuestions && each.questions() == Questions.NONE) {
        throw node.error(
            "reconcile compares what is loaded, and nothing is asked of %s; ask something under"
                    .formatted(each.name())
                + " analyses, such as {profile: all}");
      }
    }
    if (left.hasAllColumns() && right.hasAllColumns()) {
      requireSameColumns(node, left.dataset(), right.dataset());
    }
  }

  private static void requireSameColumns(YamlNode node, Dataset left, Dataset right) {
    if (!left.columnNames().equals(right.columnNames())) {
      throw node.error(
          "reconcile compares data sets with the same columns; %s has %s, and %s has %s"
              .formatted(
                  left.name(),
                  String.join(",", left.columnNames()),
                  right.name(),
                  String.join(",", right.columnNames())));
    }
  }

  private List<KeyExpression> expressions(YamlNode by, Dataset left) {
    Mistakes ofColumns = new Mistakes();
    List<KeyExpression> expressions = readExpressions(by, left, ofColumns);
    ofColumns.throwIfAny();
    return expressions;
  }

  private List<KeyExpression> readExpressions(YamlNode by, Dataset left, Mistakes ofColumns) {
    ExpressionReader expressions = new ExpressionReader(left, runDate);
    List<KeyExpression> keys = new ArrayList<>();
    for (YamlNode each : by.columns()) {
      if (each.text().equals(left.keyOfRows())) {
        ofColumns.add(
            each.error(
                "reconcile by the key %s would make a group of each row; use a column of few values"
                    .formatted(each.text())));
      }
      ofColumns.check(() -> keys.add(expressions.read(each)));
    }
    return List.copyOf(keys);
  }
}

package dev.citizens.job;

import dev.citizens.analysis.expression.KeyExpression;
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
  private final Map<String, Dataset> datasets = new LinkedHashMap<>();
  private final Supplier<LocalDate> runDate;

  private ComparisonReader(List<Dataset> datasets, Supplier<LocalDate> runDate) {
    datasets.forEach(dataset -> this.datasets.put(dataset.name(), dataset));
    this.runDate = runDate;
  }

  static List<Comparison> read(
      @Nullable YamlNode node, List<Dataset> datasets, Supplier<LocalDate> runDate) {
    List<Comparison> comparisons = new ArrayList<>();
    if (node == null) {
      return comparisons;
    }
    ComparisonReader reader = new ComparisonReader(datasets, runDate);
    Set<Set<String>> pairs = new LinkedHashSet<>();
    for (YamlNode each : node.list()) {
      Comparison comparison = reader.read(each);
      if (!pairs.add(Set.of(comparison.left(), comparison.right()))) {
        throw each.error(comparison.label() + " stands there twice");
      }
      comparisons.add(comparison);
    }
    return List.copyOf(comparisons);
  }

  private Comparison read(YamlNode node) {
    Map<String, YamlNode> keys = node.map(Set.of("left", "right", "by"));
    Dataset left = dataset(node.required(keys, "left"));
    Dataset right = dataset(node.required(keys, "right"));
    if (left.name().equals(right.name())) {
      throw node.error("reconcile compares two data sets, and both are " + left.name());
    }
    for (Dataset each : List.of(left, right)) {
      if (each.questions() == Questions.NONE) {
        throw node.error(
            "reconcile compares what is loaded, and nothing is asked of %s; ask something under"
                    .formatted(each.name())
                + " analyses, such as {profile: all}");
      }
    }
    if (left.knowsColumns() && right.knowsColumns()) {
      requireSameColumns(node, left, right);
    }
    YamlNode by = node.required(keys, "by");
    by.columns();
    Comparison comparison =
        new Comparison(left.name(), right.name(), known -> expressions(by, known));
    if (left.knowsColumns()) {
      comparison.groups().of(left); // or its mistake
    }
    return comparison;
  }

  private Dataset dataset(YamlNode name) {
    QuestionsReader.requireDataset(name, datasets.keySet());
    return datasets.get(name.text());
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
    ExpressionReader expressions = new ExpressionReader(left, runDate);
    List<KeyExpression> keys = new ArrayList<>();
    for (YamlNode each : by.columns()) {
      if (each.text().equals(left.keyColumn())) {
        throw each.error(
            "reconcile by the key %s would make a group of each row; use a column of few values"
                .formatted(each.text()));
      }
      keys.add(expressions.read(each));
    }
    return List.copyOf(keys);
  }
}

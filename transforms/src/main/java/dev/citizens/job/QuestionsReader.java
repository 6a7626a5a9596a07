package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.keys.Key;
import dev.citizens.job.keys.Keys;
import dev.citizens.job.keys.Shape;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads {@code analyses}. What is asked of a data set is read again for its columns, which may not
 * be known yet.
 */
final class QuestionsReader {
  static final Keys KEYS =
      Keys.of(
          "questions",
          Key.required(
              "of",
              Shape.anyOf(Shape.NAME, new Shape.ListOf(Shape.NAME)),
              "The data set that is asked, or several that are asked the same."),
          Key.required(
              "ask",
              new Shape.ListOf(AnalysisKeys.QUESTION),
              "The questions; all are answered in one pass over the data."));

  /**
   * A question where it stands.
   *
   * @param prefix of the result's name if the question gives none
   */
  private record Asked(YamlNode node, String prefix) {}

  private final Map<String, List<Asked>> askedByDataset = new LinkedHashMap<>();
  private final Map<String, ChartForm> charts = new LinkedHashMap<>();
  private final Supplier<LocalDate> runDate;

  private QuestionsReader(Supplier<LocalDate> runDate) {
    this.runDate = runDate;
  }

  /**
   * Reads of which data sets what is asked.
   *
   * @param runDate is asked only where a question depends on the day
   */
  static QuestionsReader of(
      @Nullable YamlNode analyses,
      DatasetNames datasets,
      Supplier<LocalDate> runDate,
      Mistakes mistakes) {
    QuestionsReader reader = new QuestionsReader(runDate);
    if (analyses != null) {
      for (YamlNode each : mistakes.read(analyses::list, List.<YamlNode>of())) {
        mistakes.check(() -> reader.add(each, datasets, mistakes));
      }
    }
    return reader;
  }

  private void add(YamlNode node, DatasetNames datasets, Mistakes mistakes) {
    Map<String, YamlNode> keys = node.map(KEYS.names(), mistakes);
    List<YamlNode> names =
        mistakes.read(() -> datasetsOf(node.required(keys, "of")), List.<YamlNode>of());
    List<YamlNode> questions = node.required(keys, "ask").list();
    for (YamlNode question : questions) {
      mistakes
          .read(() -> ChosenChart.read(question, mistakes), Optional.<ChosenChart>empty())
          .ifPresent(chosen -> charts.put(chosen.result(), chosen.form()));
    }
    for (YamlNode name : names) {
      mistakes.check(() -> datasets.require(name));
      List<Asked> asked = askedByDataset.computeIfAbsent(name.text(), key -> new ArrayList<>());
      questions.forEach(question -> asked.add(new Asked(question, names.get(0).text())));
    }
  }

  private static List<YamlNode> datasetsOf(YamlNode of) {
    return of.isText() ? List.of(of) : of.columns();
  }

  /** How results are to be shown where the job file says it, by their names. */
  Map<String, ChartForm> charts() {
    return Map.copyOf(charts);
  }

  /** What is asked of the data set with that name. */
  Questions of(String dataset) {
    List<Asked> asked = askedByDataset.get(dataset);
    return asked == null ? Questions.NONE : this::over;
  }

  private List<Analysis> over(Dataset dataset) {
    Mistakes mistakes = new Mistakes();
    List<Analysis> analyses = read(dataset, mistakes);
    mistakes.throwIfAny();
    return analyses;
  }

  /** Reads what is asked of a data set, as far as there are no mistakes in it. */
  List<Analysis> read(Dataset dataset, Mistakes mistakes) {
    AnalysisReader reader =
        new AnalysisReader(
            dataset,
            new ExpressionReader(dataset, runDate),
            new SqlReader(dataset, runDate, mistakes),
            mistakes);
    return askedByDataset.getOrDefault(dataset.name(), List.of()).stream()
        .map(each -> mistakes.read(() -> reader.read(each.node(), each.prefix())))
        .filter(Objects::nonNull)
        .toList();
  }
}

package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads {@code analyses}. What is asked of a data set is read again for its columns, which may not
 * be known yet.
 */
final class QuestionsReader {
  /**
   * A question where it stands.
   *
   * @param prefix of the result's name if the question gives none
   */
  private record Asked(YamlNode node, String prefix) {}

  private final Map<String, List<Asked>> askedByDataset = new LinkedHashMap<>();
  private final Supplier<LocalDate> runDate;

  private QuestionsReader(Supplier<LocalDate> runDate) {
    this.runDate = runDate;
  }

  /**
   * Reads of which data sets what is asked.
   *
   * @param datasets their names
   * @param runDate is asked only where a question depends on the day
   */
  static QuestionsReader of(
      @Nullable YamlNode analyses, Set<String> datasets, Supplier<LocalDate> runDate) {
    QuestionsReader reader = new QuestionsReader(runDate);
    if (analyses != null) {
      analyses.list().forEach(each -> reader.add(each, datasets));
    }
    return reader;
  }

  private void add(YamlNode node, Set<String> datasets) {
    Map<String, YamlNode> keys = node.map(Set.of("of", "ask"));
    YamlNode of = node.required(keys, "of");
    List<YamlNode> names = of.isText() ? List.of(of) : of.columns();
    List<YamlNode> questions = node.required(keys, "ask").list();
    for (YamlNode name : names) {
      requireDataset(name, datasets);
      List<Asked> asked = askedByDataset.computeIfAbsent(name.text(), key -> new ArrayList<>());
      questions.forEach(question -> asked.add(new Asked(question, names.get(0).text())));
    }
  }

  /** Refuses a name that is no data set's. */
  static void requireDataset(YamlNode name, Set<String> datasets) {
    if (!datasets.contains(name.text())) {
      throw name.error(
          "there is no data set %s; datasets has %s"
              .formatted(name.text(), String.join(", ", datasets)));
    }
  }

  /** What is asked of the data set with that name. */
  Questions of(String dataset) {
    List<Asked> asked = askedByDataset.get(dataset);
    return asked == null ? Questions.NONE : known -> read(asked, known);
  }

  private List<Analysis> read(List<Asked> asked, Dataset dataset) {
    AnalysisReader reader =
        new AnalysisReader(
            dataset, new ExpressionReader(dataset, runDate), new SqlReader(dataset, runDate));
    return asked.stream().map(each -> reader.read(each.node(), each.prefix())).toList();
  }
}

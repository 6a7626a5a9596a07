package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import java.util.Map;
import java.util.Optional;

/**
 * How a result is to be shown.
 *
 * @param result its name
 */
record ChosenChart(String result, ChartForm form) {
  /** What a question says of it, if anything. */
  static Optional<ChosenChart> read(YamlNode question, Mistakes mistakes) {
    Map<String, YamlNode> keys = question.map(mistakes);
    YamlNode chart = keys.get("chart");
    if (chart == null) {
      return Optional.empty();
    }
    if (!keys.containsKey("as")) {
      throw chart.error("chart goes with as, the name of the result that it shows");
    }
    ChartForm form = ChartForm.of(chart.oneOf(ChartForm.allSpelled()));
    return Optional.of(new ChosenChart(JobFileReader.name(keys.get("as")), form));
  }

  /** Refuses a form that the question's result cannot have. */
  static void check(YamlNode question, Analysis analysis, Mistakes mistakes) {
    int keys = analysis.keyColumns().size();
    read(question, mistakes)
        .filter(chosen -> !chosen.form().suits(keys))
        .ifPresent(
            chosen -> {
              throw question.error(
                  "chart is %s, which needs %s that lines are told apart by; %s has %s"
                      .formatted(
                          chosen.form().spelled(),
                          chosen.form().wants(),
                          analysis.name(),
                          keys == 0 ? "none" : String.join(", ", analysis.keyColumns())));
            });
  }
}

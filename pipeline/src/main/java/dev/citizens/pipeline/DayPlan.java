package dev.citizens.pipeline;

import dev.citizens.job.Dataset;
import dev.citizens.lake.Manifest;
import dev.citizens.pipeline.progress.TimeText;
import dev.citizens.report.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a day is going to do, in one line, and how long that took the last time. */
final class DayPlan {
  /** A look into the lake for each of more would be waited for. */
  private static final int MOST_LOOKED_UP = 20;

  private final Day day;
  private final List<Dataset> datasets;

  /**
   * The plan of some data sets.
   *
   * @param datasets all whose columns are known
   */
  DayPlan(Day day, List<Dataset> datasets) {
    this.day = day;
    this.datasets = datasets;
  }

  /**
   * The line.
   *
   * @param prepared in the order in which they run
   */
  String text(Map<Step, PreparedStep> prepared) {
    Map<String, Integer> steps = new LinkedHashMap<>();
    prepared.keySet().forEach(step -> steps.merge(step.name(), 1, Integer::sum));
    long files = prepared.values().stream().mapToLong(PreparedStep::inputFiles).sum();
    long bytes = prepared.values().stream().mapToLong(PreparedStep::inputBytes).sum();
    List<String> words = new ArrayList<>();
    steps.forEach(
        (name, count) ->
            words.add(
                switch (name) {
                  case Steps.UPLOAD ->
                      "upload %s of %s".formatted(Figures.some(files, "file"), Shown.bytes(bytes));
                  case Steps.EXTRACT -> "extract " + Figures.some(count, "table");
                  case Steps.RECONCILE -> "reconcile " + Figures.some(count, "pair");
                  case Steps.REPORT -> name;
                  default -> name + " " + Figures.some(count, "data set");
                }));
    return "%s: %s%s".formatted(day.runDate(), String.join(", ", words), lastTime(prepared));
  }

  /** By manifests of the last day before: nothing unless all are there and of one day. */
  private String lastTime(Map<Step, PreparedStep> prepared) {
    if (datasets.size() > MOST_LOOKED_UP) {
      return "";
    }
    Set<String> days = new LinkedHashSet<>();
    Map<String, Long> millis = new LinkedHashMap<>();
    Map<String, Dataset> named = new HashMap<>();
    datasets.forEach(each -> named.put(each.name(), each));
    for (Step step : prepared.keySet()) {
      Dataset dataset = step.datasets().size() == 1 ? named.get(step.datasets().get(0)) : null;
      if (dataset != null && isTimed(step.name())) {
        Manifest before = before(step.name(), dataset);
        days.add(before == null ? "" : before.runDate());
        if (before != null) {
          boolean isOfAll = step.name().equals(Steps.EXTRACT); // all tables are read at once
          millis.merge(step.name(), before.elapsedMillis(), isOfAll ? Math::max : Long::sum);
        }
      }
    }
    return days.size() == 1 && !days.contains("")
        ? "; %s took %s for %s".formatted(list(millis.keySet()), sum(millis), only(days))
        : "";
  }

  private static boolean isTimed(String step) {
    return List.of(Steps.UPLOAD, Steps.EXTRACT, Steps.ANALYZE).contains(step);
  }

  private @Nullable Manifest before(String step, Dataset dataset) {
    return day.lake()
        .findBefore(
            step.equals(Steps.ANALYZE) ? day.resultsFolder(dataset) : day.rawFolder(dataset))
        .orElse(null);
  }

  private static String list(Collection<String> names) {
    List<String> all = List.copyOf(names);
    int last = all.size() - 1;
    return last == 0
        ? all.get(0)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  private static String sum(Map<String, Long> millis) {
    long sum = millis.values().stream().mapToLong(Long::longValue).sum();
    return TimeText.of(Duration.ofMillis(sum));
  }

  private static String only(Set<String> days) {
    return days.iterator().next();
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which data sets of a command failed, and why. */
final class FailedDatasets {
  private final List<String> names;
  private final Map<String, RuntimeException> failures = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param names of all data sets of the command
   */
  FailedDatasets(List<String> names) {
    this.names = names;
  }

  List<String> names() {
    return names;
  }

  /** Adds data sets; one that failed before keeps its first failure. */
  void add(List<String> datasets, RuntimeException failure) {
    datasets.forEach(each -> failures.putIfAbsent(each, failure));
  }

  /** Adds a step that is of no data set. */
  void addStep(String name, RuntimeException failure) {
    failures.put(name, failure);
  }

  boolean anyOf(List<String> datasets) {
    return datasets.stream().anyMatch(failures::containsKey);
  }

  boolean all() {
    return failures.keySet().containsAll(names);
  }

  /**
   * Ends the command with the first failure; further ones are printed before it. A failure says
   * whose it is, unless it is that of all.
   */
  void throwIfAny() {
    if (failures.isEmpty()) {
      return;
    }
    Map<String, List<String>> datasetsByMessage = new LinkedHashMap<>();
    Map<String, RuntimeException> byMessage = new LinkedHashMap<>();
    failures.forEach(
        (dataset, failure) -> {
          String message = Failures.explain(failure).getMessage();
          datasetsByMessage.computeIfAbsent(message, key -> new ArrayList<>()).add(dataset);
          byMessage.putIfAbsent(message, failure);
        });
    List<StepFailure> told = new ArrayList<>();
    datasetsByMessage.forEach(
        (message, datasets) -> told.add(told(datasets, message, byMessage.get(message))));
    told.stream().skip(1).forEach(Citizens::print);
    throw told.get(0);
  }

  private StepFailure told(List<String> datasets, String message, RuntimeException failure) {
    StepFailure explained = Failures.explain(failure);
    boolean isStepAlone = failures.size() == 1 && !names.contains(datasets.get(0));
    return datasets.equals(names) || isStepAlone
        ? explained
        : new StepFailure(
            explained.status(), String.join(", ", datasets) + ": " + message, failure);
  }
}

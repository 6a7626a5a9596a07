package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Which data sets of a command failed, and why. */
final class FailedDatasets {
  private final List<String> names;
  private final Map<String, StepFailure> failures = new LinkedHashMap<>();

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
  void add(List<String> datasets, StepFailure failure) {
    datasets.forEach(each -> failures.putIfAbsent(each, failure));
  }

  /** Adds a step that is of no data set; one may have its name, but has no space in it. */
  void addStep(String name, StepFailure failure) {
    failures.put("step " + name, failure);
  }

  /** Why a data set failed; null if it did not. */
  @Nullable StepFailure of(String dataset) {
    return failures.get(dataset);
  }

  boolean anyOf(List<String> datasets) {
    return datasets.stream().anyMatch(failures::containsKey);
  }

  /** How many data sets failed. */
  int count() {
    return (int) names.stream().filter(failures::containsKey).count();
  }

  boolean all() {
    return failures.keySet().containsAll(names);
  }

  /** Ends the command with the first failure, as {@link #throwIfAny(List)} does. */
  void throwIfAny() {
    throwIfAny(List.of());
  }

  /**
   * Ends the command with the first failure, else with the first finding; further ones are printed
   * before it. A failure says whose it is, unless it is that of all.
   *
   * @param findings what was found by steps that have not failed
   */
  void throwIfAny(List<StepFailure> findings) {
    Map<String, List<String>> ofWhom = new LinkedHashMap<>();
    failures.forEach(
        (name, failure) ->
            ofWhom.computeIfAbsent(failure.getMessage(), key -> new ArrayList<>()).add(name));
    List<StepFailure> told =
        Stream.concat(ofWhom.values().stream().map(this::told), findings.stream()).toList();
    told.stream().skip(1).forEach(Citizens::print);
    if (!told.isEmpty()) {
      throw told.get(0);
    }
  }

  /** The failure that these have in common. */
  private StepFailure told(List<String> of) {
    StepFailure failure = failures.get(of.get(0));
    boolean isStepAlone = failures.size() == 1 && !names.contains(of.get(0));
    return of.equals(names) || isStepAlone
        ? failure
        : new StepFailure(
            failure.status(), String.join(", ", of) + ": " + failure.getMessage(), failure);
  }
}

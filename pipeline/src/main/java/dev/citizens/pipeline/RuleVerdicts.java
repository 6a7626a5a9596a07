package dev.citizens.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules of the job file have found in a run. Thread-safe: tables are published at once.
 */
final class RuleVerdicts {
  private final Map<String, Map<String, Boolean>> found = new TreeMap<>();

  /**
   * Adds what the rules say of a data set.
   *
   * @param verdicts whether it passed, by the name of the rule; one that is judged twice, as after
   *     a transform and a scan, has passed if it has passed both
   */
  synchronized void add(String dataset, Map<String, Boolean> verdicts) {
    Map<String, Boolean> of = found.computeIfAbsent(dataset, name -> new LinkedHashMap<>());
    verdicts.forEach((rule, passed) -> of.merge(rule, passed, Boolean::logicalAnd));
  }

  /** Until now, by data set and rule. */
  synchronized Map<String, Map<String, Boolean>> all() {
    Map<String, Map<String, Boolean>> all = new TreeMap<>();
    found.forEach((dataset, verdicts) -> all.put(dataset, Map.copyOf(verdicts)));
    return all;
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;

/**
 * What a load goes by: the results, and the raw file that they were computed from.
 *
 * @param raw of the attempt that {@code results} names as its input
 */
record LoadInput(Day day, String source, DayInput raw, DayInput results) {
  /**
   * Reads the manifests of both.
   *
   * @throws StepFailure with status 10 if one is not there, or the results are of another file
   */
  static LoadInput read(Day day, String source) {
    String analyze = "analyze --source=" + source;
    DayInput results = DayInput.require(day, day.resultsFolder(source), analyze);
    DayInput raw = DayInput.requireRaw(day, source);
    if (!raw.manifest().attempt().equals(results.manifest().inputAttempt())) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s of %s was published anew by %s, and analyze has not run on it since; run %s --runDate=%s"
              .formatted(source, day.runDate(), Manifests.rawStep(source), analyze, day.runDate()));
    }
    return new LoadInput(day, source, raw, results);
  }

  /**
   * Reads them again.
   *
   * @throws StepFailure with status 10 if they are others by now
   */
  void checkStillPublished() {
    LoadInput now = read(day, source);
    if (!now.results().manifest().attempt().equals(results.manifest().attempt())) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "the results of %s of %s were published anew while they were loaded; nothing of them was"
                  .formatted(source, day.runDate())
              + " loaded, run load --source=%s --runDate=%s again"
                  .formatted(source, day.runDate()));
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Questions;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a load goes by: the raw file, and the results that were computed from it.
 *
 * @param raw of the attempt that {@code results} names as its input
 * @param results null if nothing is asked of the data set
 */
record LoadInput(Day day, Dataset dataset, DayInput raw, @Nullable DayInput results) {
  /**
   * Reads the manifests of both.
   *
   * @throws StepFailure with status 10 if one is not there, or the results are of another file; 2
   *     if they answer other questions
   */
  static LoadInput read(Day day, Dataset dataset) {
    if (dataset.questions() == Questions.NONE) {
      DayInput raw = DayInput.requireRaw(day, dataset);
      AskedRows.requireColumns(day, dataset, raw);
      return new LoadInput(day, dataset, raw, null);
    }
    String analyze = DayInput.command(Steps.ANALYZE, dataset);
    DayInput results = DayInput.require(day, day.resultsFolder(dataset), analyze);
    DayInput raw = DayInput.requireRaw(day, dataset);
    if (!raw.manifest().attempt().equals(results.manifest().inputAttempt())) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s of %s was published anew by %s, and analyze has not run on it since; run %s --runDate=%s"
              .formatted(dataset.name(), day.runDate(), dataset.rawStep(), analyze, day.runDate()));
    }
    requireAnswersOf(day, dataset, results);
    if (dataset.mirror().isPresent()) {
      AskedRows.requireColumns(day, dataset, raw);
    }
    return new LoadInput(day, dataset, raw, results);
  }

  /** Results may have been published before the job file was changed. */
  private static void requireAnswersOf(Day day, Dataset dataset, DayInput results) {
    Map<String, String> asked = AnalyzeStep.questions(dataset.analyses());
    Manifest manifest = results.manifest();
    boolean same =
        asked.equals(manifest.questions())
            && ManifestColumn.of(dataset.columns()).equals(manifest.columns());
    if (!same) {
      throw StepFailure.wrongUse(
          "the job file asks something else of %s, or of other columns, than it did when %s was"
                  .formatted(dataset.name(), results.folder().path())
              + " published; run %s --runDate=%s again"
                  .formatted(DayInput.command(Steps.ANALYZE, dataset), day.runDate()));
    }
  }

  /** What was published last: the results, or the raw file if there are none. */
  DayInput basis() {
    return results == null ? raw : results;
  }

  /** The results' manifest; empty if nothing is asked. */
  Optional<Manifest> resultsManifest() {
    return Optional.ofNullable(results).map(DayInput::manifest);
  }

  /** Why a step failed that read the files: because they were published anew, if so. */
  StepFailure explained(RuntimeException failure, String step) {
    return raw.explained(basis().explained(failure, step), step);
  }

  /**
   * Reads them again.
   *
   * @throws StepFailure with status 10 if they are others by now
   */
  void checkStillPublished() {
    LoadInput now = read(day, dataset);
    if (!now.basis().manifest().attempt().equals(basis().manifest().attempt())) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s %s of %s were published anew while they were loaded; nothing of them was"
                  .formatted(
                      results == null ? "the rows of" : "the results of",
                      dataset.name(),
                      day.runDate())
              + " loaded, run %s --runDate=%s again"
                  .formatted(DayInput.command(Steps.LOAD, dataset), day.runDate()));
    }
  }
}

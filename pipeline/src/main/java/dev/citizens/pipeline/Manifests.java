package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What all manifests of a run have in common. */
final class Manifests {
  private Manifests() {}

  /**
   * A manifest that is created now.
   *
   * @param startNanos {@link System#nanoTime()} at the step's start
   */
  static Manifest.Builder builder(Day day, Attempt attempt, String source, long startNanos) {
    return Manifest.builder()
        .attempt(attempt.id())
        .runDate(day.runDate().toString())
        .source(source)
        .createdAt(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .createdBy(Version.current())
        .elapsedMillis(Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
  }

  /**
   * The manifest of a folder that an earlier step must have published.
   *
   * @throws StepFailure with status 10 if it has not
   */
  static Manifest require(Day day, String folder, String step) {
    if (!day.lake().hasManifest(folder)) {
      throw new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s has no %s; run %s --runDate=%s first"
              .formatted(folder, Manifest.FILE_NAME, step, day.runDate()));
    }
    return day.lake().readManifest(folder);
  }

  /** The step that publishes a source's raw file. */
  static String rawStep(String source) {
    return source.equals("csv") ? "upload" : "extract";
  }
}

package dev.citizens.pipeline;

import dev.citizens.files.Attempt;
import dev.citizens.lake.DayFolder;
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
  static Manifest.Builder builder(Day day, DayFolder folder, Attempt attempt, long startNanos) {
    return folder
        .manifest(attempt.id())
        .job(day.job().name())
        .createdAt(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .createdBy(Version.current())
        .elapsedMillis(Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
  }
}

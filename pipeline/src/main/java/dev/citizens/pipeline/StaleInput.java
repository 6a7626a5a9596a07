package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Finds out whether what has come is what an earlier day had already. */
final class StaleInput {
  private static final String REFUSED =
      ", and quality.stale is refuse; run again when the day's is there";

  private final Day day;
  private final Dataset dataset;

  StaleInput(Day day, Dataset dataset) {
    this.day = day;
    this.dataset = dataset;
  }

  /**
   * Checks that a file has been changed since the day began, if the job file wants that.
   *
   * @throws StepFailure with status 10 if it has not
   */
  void requireChangedSinceTheDayBegan(CsvSource source) {
    Instant begin = ParsedOptions.beginOf(day.runDate(), day.citizensOptions());
    Instant changed = source.identity().lastModified();
    if (isRefused(changed.isBefore(begin))) {
      throw notReady(
          "%s was last changed at %s, before %s began at %s"
              .formatted(
                  source.name(), changed.truncatedTo(ChronoUnit.SECONDS), day.runDate(), begin));
    }
  }

  /**
   * Compares a file with that of the last day before.
   *
   * @return what the step has to say of it, if they are the same
   * @throws StepFailure with status 10 if they are, and the job file does not want that
   */
  String sameBytes(DataFile file) {
    Manifest before = day.lake().findBefore(day.rawFolder(dataset)).orElse(null);
    boolean isSame =
        before != null
            && before.onlyFile().bytes() == file.bytes()
            && before.onlyFile().crc32c().equals(file.crc32c());
    if (isRefused(isSame)) {
      throw notReady(
          "the file of %s has the same bytes as on %s".formatted(dataset.name(), before.runDate()));
    }
    return isSame ? "; the same bytes as on " + before.runDate() : "";
  }

  /**
   * Checks that a table has not the rows of the last day before, if the job file wants that.
   *
   * @param before what was published of that day
   * @throws StepFailure with status 10 if it has
   */
  void requireOtherRows(Manifest before, long rows, String fingerprint) {
    if (isRefused(before.rowsRead() == rows && fingerprint.equals(before.fingerprint()))) {
      throw notReady(
          "the table of %s has the same rows as on %s".formatted(dataset.name(), before.runDate()));
    }
  }

  /** Notes the verdict, if the job file wants one. */
  private boolean isRefused(boolean isStale) {
    if (dataset.quality().refusesStale()) {
      day.verdicts().add(dataset.name(), Map.of(Quality.STALE, !isStale));
      return isStale;
    }
    return false;
  }

  private static StepFailure notReady(String what) {
    return new StepFailure(ExitStatus.INPUT_NOT_READY, what + REFUSED);
  }
}

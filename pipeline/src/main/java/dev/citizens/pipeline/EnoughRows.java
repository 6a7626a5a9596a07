package dev.citizens.pipeline;

import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import java.util.Map;

/** Judges by {@code minRows} the rows of a table that are about to be published. */
final class EnoughRows {
  private EnoughRows() {}

  /**
   * Lets them pass or not. Which of them are bad ones, only a later step finds.
   *
   * @throws StepFailure with status 11 if they are too few
   */
  static void require(Day day, Dataset dataset, long rows) {
    Quality quality = dataset.quality();
    if (quality.minRows() == 0) {
      return;
    }
    BadRows none = new BadRows(Map.of(), Extent.NONE);
    String objection = quality.objection(rows, none, 0);
    day.verdicts().add(dataset.name(), Map.of(Quality.MIN_ROWS, objection == null));
    if (objection != null) {
      throw new StepFailure(
          ExitStatus.QUALITY_GATE,
          "%s has %s; nothing was published".formatted(dataset.name(), objection));
    }
  }
}

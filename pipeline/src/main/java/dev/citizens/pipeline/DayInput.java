package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Lake;
import dev.citizens.lake.Manifest;

/**
 * A folder that an earlier step has published, as it was when this step began. What is published
 * anew meanwhile takes its files away, which {@link #explained} tells from damage.
 */
record DayInput(Lake lake, DayFolder folder, Manifest manifest) {

  /**
   * The folder by its manifest.
   *
   * @param step which publishes it
   * @throws StepFailure with status 10 if it has not, 21 if the manifest is damaged
   */
  static DayInput require(Day day, DayFolder folder, String step) {
    Manifest manifest =
        day.lake()
            .find(folder)
            .orElseThrow(
                () ->
                    new StepFailure(
                        ExitStatus.INPUT_NOT_READY,
                        "%s has no %s; run %s --runDate=%s first"
                            .formatted(folder.path(), Manifest.FILE_NAME, step, day.runDate())));
    return new DayInput(day.lake(), folder, manifest);
  }

  /**
   * The raw file of a data set.
   *
   * @throws StepFailure with status 10 if it is not there; 2 if it has rows that the job file does
   *     not ask for any more
   */
  static DayInput requireRaw(Day day, Dataset dataset) {
    DayInput raw = require(day, day.rawFolder(dataset), command(dataset.rawStep(), dataset));
    if (dataset.isTable()) {
      AskedRows.require(day, dataset, raw);
    }
    return raw;
  }

  /** What is typed to run a step for a data set alone. */
  static String command(String step, Dataset dataset) {
    return step + " --dataset=" + dataset.name();
  }

  /** Where the files lie. */
  String data() {
    return folder.data(manifest.attempt());
  }

  /** The path of one of the files. */
  String path(DataFile file) {
    return data() + "/" + file.name();
  }

  /**
   * Why a step failed that read the files: because they were published anew, if so; else the
   * failure itself.
   *
   * @param step which read them
   */
  StepFailure explained(Exception failure, String step) {
    StepFailure known = Failures.explain(failure);
    boolean mayBeFilesThatWentAway =
        known.status() == ExitStatus.HDFS || known.status() == ExitStatus.PIPELINE_FAILED;
    if (mayBeFilesThatWentAway && isPublishedAnew()) {
      return new StepFailure(
          ExitStatus.INPUT_NOT_READY,
          "%s was published anew while it was read; run %s --runDate=%s again"
              .formatted(folder.path(), step, folder.runDate()),
          failure);
    }
    return known;
  }

  private boolean isPublishedAnew() {
    try {
      return lake.find(folder).filter(now -> !now.attempt().equals(manifest.attempt())).isPresent();
    } catch (StepFailure unreachableOrDamaged) {
      return false;
    }
  }
}

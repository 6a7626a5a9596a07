package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.JobFile;
import java.util.List;

/** What {@code --dataset} means. */
final class ChosenDatasets {
  private ChosenDatasets() {}

  /**
   * The data sets, in the order of the job file.
   *
   * @throws StepFailure with status 2 if there is no such data set, or {@code --csv} is not clear
   */
  static List<Dataset> of(CitizensOptions options, JobFile job) {
    String given = options.getDataset();
    List<String> names = given == null ? job.datasetNames() : List.of(given.split(",", -1));
    for (String name : names) {
      if (job.dataset(name).isEmpty()) {
        throw StepFailure.wrongUse(
            "--dataset=%s: the job file has no data set %s; it has %s"
                .formatted(given, name, String.join(", ", job.datasetNames())));
      }
    }
    List<Dataset> chosen =
        job.datasets().stream().filter(each -> names.contains(each.name())).toList();
    List<String> files =
        chosen.stream().filter(each -> !each.isTable()).map(Dataset::name).toList();
    if (options.getCsv() != null && files.size() > 1) {
      throw StepFailure.wrongUse(
          "--csv is one file, and %s have one each; choose with --dataset"
              .formatted(String.join(", ", files)));
    }
    return chosen;
  }
}

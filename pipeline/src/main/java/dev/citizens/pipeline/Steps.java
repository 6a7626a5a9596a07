package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import dev.citizens.job.Comparison;
import dev.citizens.job.Dataset;
import dev.citizens.job.Questions;
import java.util.ArrayList;
import java.util.List;

/** Which steps a command consists of, and in which order they run. */
final class Steps {
  static final String UPLOAD = "upload";
  static final String EXTRACT = "extract";
  static final String ANALYZE = "analyze";
  static final String LOAD = "load";
  static final String RECONCILE = "reconcile";
  static final String REPORT = "report";
  static final String PARQUET = "parquet";

  /** All of them, in one application. */
  static final String DAILY = "daily";

  /** What can be given on the command line. */
  static final List<String> NAMES =
      List.of(
          UPLOAD,
          EXTRACT,
          ANALYZE,
          LOAD,
          RECONCILE,
          REPORT,
          PARQUET,
          DAILY,
          InitStep.NAME,
          SampleStep.NAME,
          AskStep.NAME,
          StatusStep.NAME,
          ValidateStep.NAME,
          DoctorStep.NAME);

  private final String command;
  private final Day day;

  /** Whether an earlier command has published what this one reads. */
  private final boolean alone;

  private Steps(String command, Day day) {
    this.command = command;
    this.day = day;
    this.alone = !command.equals(DAILY);
  }

  /**
   * The steps of a command, in order.
   *
   * @param datasets of those that were chosen, the ones whose columns are known
   * @throws StepFailure with status 2 if the command has nothing to do with one of them
   */
  static List<Step> of(String command, Day day, List<Dataset> datasets) {
    return new Steps(command, day).of(datasets);
  }

  private List<Step> of(List<Dataset> datasets) {
    List<Step> steps = new ArrayList<>();
    datasets.stream()
        .filter(each -> gets(UPLOAD, each))
        .forEach(each -> steps.add(new UploadStep(day, each)));
    TableExtraction extraction = new TableExtraction(day);
    datasets.stream()
        .filter(each -> gets(EXTRACT, each))
        .forEach(each -> steps.add(new ExtractStep(day, each, extraction)));
    if (has(ANALYZE)) {
      asked(datasets).forEach(each -> steps.add(new AnalyzeStep(day, each, alone)));
    }
    if (has(LOAD)) {
      List<Dataset> loaded = loaded(datasets);
      LoadTarget target = new LoadTarget(day, loaded);
      loaded.forEach(each -> steps.add(new LoadStep(day, each, target, alone)));
    }
    if (has(RECONCILE)) {
      steps.addAll(comparisons(datasets));
    }
    if (command.equals(REPORT) || (has(REPORT) && !loaded(datasets).isEmpty())) {
      steps.add(new ReportStep(day));
    }
    if (has(PARQUET)) {
      // Last, as nothing else needs it: whatever becomes of it, the day is loaded and told of.
      inParquet(datasets).forEach(each -> steps.add(new ParquetStep(day, each, alone)));
    }
    return steps;
  }

  private boolean has(String step) {
    return command.equals(step) || command.equals(DAILY);
  }

  private boolean gets(String step, Dataset dataset) {
    return has(step) && dataset.rawStep().equals(step);
  }

  /** Those of which something is asked; a command that only asks refuses others. */
  private List<Dataset> asked(List<Dataset> datasets) {
    List<Dataset> asked =
        datasets.stream().filter(each -> each.questions() != Questions.NONE).toList();
    if (asked.isEmpty() && !datasets.isEmpty() && alone) {
      throw StepFailure.wrongUse(
          "nothing is asked of %s; ask something under analyses in the job file"
              .formatted(String.join(", ", names(datasets))));
    }
    return asked;
  }

  /** Those of which the warehouse gets something; a command that only loads refuses others. */
  private List<Dataset> loaded(List<Dataset> datasets) {
    List<Dataset> loaded = datasets.stream().filter(Dataset::isLoaded).toList();
    return loaded.isEmpty() ? asked(datasets) : loaded;
  }

  /** Those that are wanted as Parquet; a command that only writes it refuses others. */
  private List<Dataset> inParquet(List<Dataset> datasets) {
    List<Dataset> wanted = datasets.stream().filter(Dataset::parquet).toList();
    if (wanted.isEmpty() && !datasets.isEmpty() && alone) {
      throw StepFailure.wrongUse(
          "%s is not wanted as Parquet; say parquet: true below datasets.%s in the job file"
              .formatted(String.join(", ", names(datasets)), datasets.get(0).name()));
    }
    return wanted;
  }

  private List<Step> comparisons(List<Dataset> datasets) {
    List<Step> steps = new ArrayList<>();
    for (Comparison comparison : day.job().comparisons()) {
      Dataset left = named(datasets, comparison.left());
      Dataset right = named(datasets, comparison.right());
      if (left != null && right != null) {
        steps.add(new ReconcileStep(day, comparison, left, right, alone));
      }
    }
    return steps;
  }

  private static Dataset named(List<Dataset> datasets, String name) {
    return datasets.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * The chosen data sets with which a command has something to do.
   *
   * @throws StepFailure with status 2 if there is none
   */
  static List<Dataset> datasets(String command, Day day) {
    List<Dataset> chosen = day.datasets();
    if (command.equals(RECONCILE)) {
      requireComparison(day, names(chosen));
    }
    if (!command.equals(UPLOAD) && !command.equals(EXTRACT)) {
      return chosen;
    }
    List<Dataset> with = chosen.stream().filter(each -> each.rawStep().equals(command)).toList();
    if (with.isEmpty()) {
      String names = String.join(", ", names(chosen));
      throw StepFailure.wrongUse(
          command.equals(UPLOAD)
              ? "upload puts files into the lake, and %s has no file:; run extract".formatted(names)
              : "extract reads MySQL tables, and %s has no table:; run upload".formatted(names));
    }
    return with;
  }

  private static List<String> names(List<Dataset> datasets) {
    return datasets.stream().map(Dataset::name).toList();
  }

  private static void requireComparison(Day day, List<String> chosen) {
    if (day.job().comparisons().isEmpty()) {
      throw StepFailure.wrongUse(
          "the job file has no reconcile, such as [{left: a, right: b, by: [country]}]");
    }
    boolean none =
        day.job().comparisons().stream()
            .noneMatch(each -> chosen.contains(each.left()) && chosen.contains(each.right()));
    if (none) {
      throw StepFailure.wrongUse(
          "the job file's reconcile compares %s, and --dataset=%s has not both of them"
              .formatted(
                  String.join(
                      "; ", day.job().comparisons().stream().map(Comparison::label).toList()),
                  String.join(",", chosen)));
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Which steps a command consists of, and in which order they run. */
final class Steps {
  static final List<String> NAMES =
      List.of(
          "upload",
          "extract",
          "analyze",
          "load",
          ReconcileStep.NAME,
          "report",
          "daily",
          StatusStep.NAME,
          DoctorStep.NAME);

  /** No attempt takes that long: what is older was left by one that died. */
  private static final Duration DEAD_AFTER = Duration.ofDays(2);

  private Steps() {}

  /**
   * Checks all steps of a command, then runs them in one application.
   *
   * @throws dev.citizens.failures.StepFailure if a step fails; or when all have run, if one has
   *     found something
   */
  static void run(String command, Day day, Progress progress) {
    List<Step> steps = of(command, day);
    steps.forEach(Step::check);
    day.lake().sweepAttempts(DEAD_AFTER);
    try (PipelineRunner runner = runner(command, day)) {
      for (Step step : steps) {
        long start = System.nanoTime();
        progress.start(step.label());
        String done = step.run(runner);
        progress.end(step.label());
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        System.out.printf(
            Locale.ROOT, "%-9s %6.1f s  %s%n", step.name(), seconds, Printable.of(done));
      }
    }
    progress.endAll();
    steps.stream()
        .flatMap(step -> step.finding().stream())
        .findFirst()
        .ifPresent(
            finding -> {
              throw finding;
            });
  }

  private static List<Step> of(String command, Day day) {
    boolean all = command.equals("daily");
    List<Step> steps = new ArrayList<>();
    if (command.equals("upload") || (all && day.sources().contains("csv"))) {
      steps.add(new UploadStep(day));
    }
    if (command.equals("extract") || (all && day.sources().contains("mysql"))) {
      steps.add(new ExtractStep(day));
    }
    if (command.equals("analyze") || all) {
      day.sources().forEach(source -> steps.add(new AnalyzeStep(day, source, !all)));
    }
    if (command.equals("load") || all) {
      day.sources().forEach(source -> steps.add(new LoadStep(day, source, !all)));
    }
    if (command.equals(ReconcileStep.NAME) || (all && ReconcileStep.isPossible(day))) {
      steps.add(new ReconcileStep(day, !all));
    }
    if (command.equals("report") || all) {
      steps.add(new ReportStep(day));
    }
    return steps;
  }

  private static PipelineRunner runner(String command, Day day) {
    if (!day.runsOnSpark() || command.equals("report")) {
      return new InProcessRunner(day.options());
    }
    Supplier<PipelineRunner> application =
        () ->
            new SparkApplication(
                day.options(), "citizens " + command + " " + day.runDate(), day.lake());
    return command.equals(ReconcileStep.NAME)
        ? new RunnerWhenNeeded(application)
        : application.get();
  }
}

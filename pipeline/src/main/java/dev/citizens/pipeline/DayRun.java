package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A command over all its data sets, in one application. A mistake of the user's is refused before
 * anything runs; a data set that fails does not stop the others.
 */
final class DayRun {
  /** No attempt takes that long: what is older was left by one that died. */
  private static final Duration DEAD_AFTER = Duration.ofDays(2);

  /** As wide as what stands before the data set in the line of a step. */
  private static final String BELOW = " ".repeat(20);

  private final String command;
  private final Day day;
  private final Progress progress;
  private final DayLineage lineage;
  private final List<Dataset> datasets;
  private final FailedDatasets failed;
  private final List<StepFailure> findings = new ArrayList<>();
  private final DayTotals totals = new DayTotals();
  private final long startNanos = System.nanoTime();
  private final int nameWidth;

  private DayRun(String command, Day day, Progress progress, DayLineage lineage) {
    this.command = command;
    this.day = day;
    this.progress = progress;
    this.lineage = lineage;
    this.datasets = Steps.datasets(command, day);
    this.failed = new FailedDatasets(datasets.stream().map(Dataset::name).toList());
    this.nameWidth = datasets.stream().mapToInt(each -> each.name().length()).max().orElse(0);
  }

  /**
   * Checks all steps of a command, then runs them.
   *
   * @throws StepFailure if a step fails, when what does not depend on it has run; or if one has
   *     found something
   */
  static void run(String command, Day day, Progress progress) {
    DayMetrics metrics = DayMetrics.of(day, command);
    progress.whenStopping(metrics::stopped);
    try {
      run(command, day, progress, metrics);
    } catch (RuntimeException | Error e) {
      if (!progress.isStopped()) {
        metrics.end(Failures.explain(e));
      }
      throw e;
    }
    metrics.end(null);
  }

  private static void run(String command, Day day, Progress progress, DayMetrics metrics) {
    Looks.requireAlone(command, day.citizensOptions());
    DayLineage lineage = DayLineage.of(day, command);
    DayRun run = new DayRun(command, day, progress, lineage);
    progress.whenStopping(
        () -> {
          metrics.stopped();
          lineage.abort();
        });
    lineage.begin();
    try {
      run.run();
    } catch (RuntimeException | Error e) {
      if (!progress.isStopped()) {
        lineage.end(Failures.explain(e));
      }
      throw e;
    }
    lineage.end(null);
  }

  private void run() {
    day.lake().check(); // without it nothing can be done for any data set
    List<Dataset> known = known();
    lineage.knows(known);
    Map<Step, PreparedStep> prepared = prepare(Steps.of(command, day, known));
    if (day.citizensOptions().getDryRun()) {
      new DryRun(day, datasets, failed).print(known, System.out);
    } else if (day.citizensOptions().getLint()) {
      new Lint(day, datasets, failed).print(known, System.out);
    } else if (!failed.all()) {
      day.lake().sweepAttempts(DEAD_AFTER);
      boolean isDay = command.equals(Steps.DAILY);
      if (isDay) {
        System.out.println(Printable.of(command + " of " + new DayPlan(day, known).text(prepared)));
      }
      try (PipelineRunner runner = runner()) {
        prepared.forEach((step, work) -> runUnlessFailed(step, work, runner));
      }
      if (isDay) {
        String text = totals.text(failed.count(), datasets.size(), day.lakeRoot());
        print(command, "", startNanos, text);
      }
    }
    progress.endAll();
    failed.throwIfAny(findings);
  }

  private List<Dataset> known() {
    List<Dataset> known = new ArrayList<>();
    try (KnownColumns columns = new KnownColumns(command, day)) {
      for (Dataset dataset : datasets) {
        List<String> name = List.of(dataset.name());
        if (!columns.saysTheServer(dataset)) {
          guard(name, () -> known.add(columns.of(dataset)));
          continue;
        }
        guard(name, columns::connect);
        if (!failed.anyOf(name)) {
          guardTable(name, () -> known.add(columns.of(dataset)));
        }
      }
    }
    return known;
  }

  /** Notes that a table cannot be extracted, which is no reason not to extract the others. */
  private void guardTable(List<String> dataset, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      failed.add(dataset, Failures.explain(e));
    }
  }

  private Map<Step, PreparedStep> prepare(List<Step> steps) {
    Map<Step, PreparedStep> prepared = new LinkedHashMap<>();
    for (Step step : steps) {
      if (!failed.anyOf(step.datasets()) && !failed.all()) {
        guard(step.datasets(), () -> prepared.put(step, step.prepare()));
        tellIfRefused(step);
      }
    }
    return prepared;
  }

  private void tellIfRefused(Step step) {
    step.datasets().stream()
        .map(failed::of)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(failure -> lineage.fail(step, failure));
  }

  /** Notes who failed, unless it is the user who must change something: then nothing runs. */
  private void guard(List<String> datasets, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      StepFailure failure = Failures.explain(e);
      if (failure.status() == ExitStatus.WRONG_USE || datasets.isEmpty()) {
        throw e;
      }
      failed.add(datasets, failure);
    }
  }

  private void runUnlessFailed(Step step, PreparedStep work, PipelineRunner runner) {
    if (failed.anyOf(step.datasets()) || failed.all()) {
      return;
    }
    long start = System.nanoTime();
    progress.start(step.label());
    lineage.begin(step);
    try {
      PreparedStep.Done done = work.run(runner);
      progress.end(step.label());
      lineage.end(step, done);
      totals.add(step, done.manifests());
      print(step, start, done.text());
      printBelow(done.below());
      if (done.finding() != null) {
        findings.add(done.finding());
      }
    } catch (RuntimeException e) {
      if (progress.isStopped()) {
        throw e;
      }
      print(step, start, "failed");
      StepFailure failure = Failures.explain(e);
      lineage.fail(step, failure);
      printBelow(failure.details());
      boolean ofAll = failure.status() == ExitStatus.SPARK;
      failed.add(ofAll ? failed.names() : step.datasets(), failure);
      if (step.datasets().isEmpty()) {
        failed.addStep(step.name(), failure);
      }
    }
  }

  private void print(Step step, long start, String text) {
    String dataset = step.datasets().size() == 1 ? step.datasets().get(0) : "";
    print(step.name(), dataset, start, text);
  }

  private void print(String name, String dataset, long start, String text) {
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    System.out.printf(
        Locale.ROOT,
        "%-9s %6.1f s  %s%s%n",
        name,
        seconds,
        dataset.isEmpty() ? "" : dataset + " ".repeat(nameWidth - dataset.length() + 2),
        Printable.of(text));
  }

  private static void printBelow(List<String> lines) {
    lines.forEach(line -> System.out.println(BELOW + Printable.of(line)));
  }

  private PipelineRunner runner() {
    return switch (command) {
      case Steps.REPORT -> new InProcessRunner(day.options(), day.progressStyle());
      case Steps.RECONCILE -> new RunnerWhenNeeded(() -> PipelineRunner.of(day, command));
      default -> PipelineRunner.of(day, command);
    };
  }
}

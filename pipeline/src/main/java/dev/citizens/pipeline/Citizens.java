package dev.citizens.pipeline;

import dev.citizens.failures.DataFree;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Failures;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry of all steps: {@code Citizens STEP --option=value …}. Launched by {@code
 * scripts/citizens}; the exit statuses are those of {@link ExitStatus}.
 */
public final class Citizens {
  private static final Logger LOG = LoggerFactory.getLogger(Citizens.class);

  private Citizens() {}

  /** Runs a step and exits with its status. */
  public static void main(String[] args) {
    ProcessDefaults.fix();
    Progress progress = new Progress();
    StopNotice notice = new StopNotice(progress, System.err);
    Runtime.getRuntime().addShutdownHook(notice);
    ExitStatus status = run(List.of(args), System.getenv(), progress);
    notice.withdraw();
    System.exit(status.code());
  }

  /** Runs a step; failures are explained in one line on standard error. */
  static ExitStatus run(List<String> args, Map<String, String> environment) {
    return run(args, environment, new Progress());
  }

  private static ExitStatus run(
      List<String> args, Map<String, String> environment, Progress progress) {
    try {
      return runStep(args, environment, progress);
    } catch (Throwable e) { // an Error too: every end has a documented status
      if (progress.isStopped()) {
        return ExitStatus.STOPPED; // what fails from then on is a consequence
      }
      StepFailure failure = Failures.explain(e);
      print(failure);
      return failure.status();
    }
  }

  /**
   * Tells a failure in one line, or one a mistake; of a fault of this program, the log has more.
   */
  static void print(StepFailure failure) {
    if (failure.status() == ExitStatus.PIPELINE_FAILED) {
      LOG.error("the run failed\n{}", DataFree.stackTrace(failure));
    }
    for (String message : failure.messages()) {
      System.err.printf(
          "citizens: %s (status %s)%n", Printable.of(message), failure.status().code());
    }
  }

  private static ExitStatus runStep(
      List<String> args, Map<String, String> environment, Progress progress) {
    CommandLine line = CommandLine.of(args);
    ExitStatus status = ExitStatus.DONE;
    switch (line.step()) {
      case InitStep.NAME -> init(line, environment);
      case SampleStep.NAME -> SampleStep.run(line, environment, System.out);
      case DoctorStep.NAME -> status = DoctorStep.run(options(line), environment, System.out);
      case ValidateStep.NAME -> status = ValidateStep.run(options(line), environment, System.out);
      case AskStep.NAME -> AskStep.run(Day.of(options(line), environment), System.out);
      case StatusStep.NAME -> StatusStep.run(Day.of(options(line), environment), System.out);
      default -> {
        Day day = day(options(line), environment);
        run(line.step(), day, progress);
        if (!Looks.isAny(day.citizensOptions())) {
          return status; // what is published is, whoever hears of it
        }
      }
    }
    if (status == ExitStatus.DONE) {
      requireTold();
    }
    return status;
  }

  private static void init(CommandLine line, Map<String, String> environment) {
    if (InitTablesStep.isMeant(line)) {
      InitTablesStep.run(line, environment, System.out);
    } else {
      InitStep.run(line, environment, System.out);
    }
  }

  private static void run(String step, Day day, Progress progress) {
    if (TableSample.isAsked(day)) {
      TableSample.run(step, day, System.out);
    } else {
      DayRun.run(step, day, progress);
    }
  }

  /** A {@code PrintStream} keeps to itself that it could not write. */
  private static void requireTold() {
    if (System.out.checkError()) {
      throw StepFailure.wrongUse(
          "standard output did not take all of the answer: its disk is full, or whoever reads it"
              + " has ended; free space, or read to the end");
    }
  }

  /** The options of a step that takes Beam's, too. */
  private static List<String> options(CommandLine line) {
    PipelineOptionsFactory.register(CitizensOptions.class);
    return line.options();
  }

  /** The day of a step that runs; a monitor gets to know if there is none. */
  private static Day day(List<String> options, Map<String, String> environment) {
    try {
      Day day = Day.withOrWithoutLake(options, environment);
      if (!TableSample.isAsked(day)) {
        day.lakeRoot(); // or it is missing
      }
      return day;
    } catch (RuntimeException e) {
      DayMetrics.refused(options, environment, Failures.explain(e));
      throw e;
    }
  }
}

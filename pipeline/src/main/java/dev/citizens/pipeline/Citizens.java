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
    if (line.step().equals(InitStep.NAME)) {
      if (InitTablesStep.isMeant(line)) {
        InitTablesStep.run(line, environment, System.out);
      } else {
        InitStep.run(line, environment, System.out);
      }
      return ExitStatus.DONE;
    }
    if (line.step().equals(SampleStep.NAME)) {
      SampleStep.run(line, environment, System.out);
      return ExitStatus.DONE;
    }
    PipelineOptionsFactory.register(CitizensOptions.class);
    if (line.step().equals(DoctorStep.NAME)) {
      return DoctorStep.run(line.options(), environment, System.out);
    }
    if (line.step().equals(ValidateStep.NAME)) {
      return ValidateStep.run(line.options(), environment, System.out);
    }
    if (line.step().equals(AskStep.NAME)) {
      AskStep.run(Day.of(line.options(), environment), System.out);
      return ExitStatus.DONE;
    }
    if (line.step().equals(StatusStep.NAME)) {
      StatusStep.run(Day.of(line.options(), environment), System.out);
      return ExitStatus.DONE;
    }
    Day day = day(line, environment);
    if (TableSample.isAsked(day)) {
      TableSample.run(line.step(), day, System.out);
      return ExitStatus.DONE;
    }
    DayRun.run(line.step(), day, progress);
    return ExitStatus.DONE;
  }

  /** The day of a step that runs; a monitor gets to know if there is none. */
  private static Day day(CommandLine line, Map<String, String> environment) {
    try {
      Day day = Day.withOrWithoutLake(line.options(), environment);
      if (!TableSample.isAsked(day)) {
        day.lakeRoot(); // or it is missing
      }
      return day;
    } catch (RuntimeException e) {
      DayMetrics.refused(line.options(), environment, Failures.explain(e));
      throw e;
    }
  }
}

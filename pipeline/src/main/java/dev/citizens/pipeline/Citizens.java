package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
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

  /** Whether the process is being ended by a signal: what fails from then on is a consequence. */
  private static volatile boolean stopping;

  /** Runs a step and exits with its status. */
  public static void main(String[] args) {
    ProcessDefaults.fix();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
    System.exit(run(List.of(args), System.getenv()).code());
  }

  /** Runs a step; failures are explained in one line on standard error. */
  static ExitStatus run(List<String> args, Map<String, String> environment) {
    PipelineOptionsFactory.register(CitizensOptions.class);
    try {
      CommandLine line = CommandLine.of(args);
      if (line.step().equals(DoctorStep.NAME)) {
        return DoctorStep.run(line.options(), environment, System.out);
      }
      if (line.step().equals(StatusStep.NAME)) {
        StatusStep.run(Day.of(line.options(), environment), System.out);
        return ExitStatus.DONE;
      }
      Steps.run(line.step(), Day.of(line.options(), environment));
      return ExitStatus.DONE;
    } catch (RuntimeException e) {
      if (stopping) {
        System.err.println("citizens: stopped; nothing of an unfinished step was published");
        return ExitStatus.STOPPED;
      }
      StepFailure failure = Failures.explain(e);
      if (failure.status() == ExitStatus.PIPELINE_FAILED) {
        LOG.error("the run failed", e);
      }
      System.err.printf(
          "citizens: %s (status %d)%n", failure.getMessage(), failure.status().code());
      return failure.status();
    }
  }
}

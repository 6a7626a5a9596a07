package dev.citizens.pipeline;

import dev.citizens.element.WorkDone;
import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.pipeline.progress.ProgressWatch;
import dev.citizens.pipeline.progress.Workload;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs Beam pipelines one after the other, on the runner that the options name. */
interface PipelineRunner extends AutoCloseable {
  /**
   * Builds and runs a pipeline to its end, and tells on the way how far it is.
   *
   * @param work what it has to do, under its name for logs and web pages
   * @param build applies the transforms
   * @throws RuntimeException as the runner throws it, if the pipeline is not done
   */
  void run(Workload work, Consumer<Pipeline> build);

  /** The name or address under which workers reach this process; null if they are in it. */
  String driverHost();

  @Override
  void close();

  /** The runner that the options of a day name, started. */
  static PipelineRunner of(Day day, String command) {
    if (!day.runsOnSpark()) {
      return new InProcessRunner(day.options(), day.progressStyle());
    }
    SparkApplication application =
        new SparkApplication(
            day.options(),
            "citizens %s %s %s".formatted(command, day.job().name(), day.runDate()),
            day.lake(),
            day.progressStyle());
    // Without the word that failures begin with: schedulers take the last such line for the cause.
    System.err.printf("run %s, Spark application %s%n", day.runId(), application.id());
    return application;
  }

  /**
   * Runs the pipeline and waits; anything but DONE is a failure.
   *
   * @param done what workers have done until it is asked, in whatever pipeline
   */
  static void runToEnd(
      PipelineOptions options,
      Workload work,
      Consumer<Pipeline> build,
      ProgressStyle style,
      Supplier<WorkDone> done) {
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    PipelineResult.State state =
        ProgressWatch.during(style, work, done, () -> pipeline.run().waitUntilFinish());
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the pipeline ended in state " + state);
    }
  }
}

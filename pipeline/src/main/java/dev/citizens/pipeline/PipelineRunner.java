package dev.citizens.pipeline;

import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/** Runs Beam pipelines one after the other, on the runner that the options name. */
interface PipelineRunner extends AutoCloseable {
  /**
   * Builds and runs a pipeline to its end.
   *
   * @param name of the step, for logs and web pages
   * @param build applies the transforms
   * @throws RuntimeException as the runner throws it, if the pipeline is not done
   */
  void run(String name, Consumer<Pipeline> build);

  /** The name or address under which workers reach this process; null if they are in it. */
  String driverHost();

  @Override
  void close();

  /** The runner that the options of a day name, started. */
  static PipelineRunner of(Day day, String command) {
    return day.runsOnSpark()
        ? new SparkApplication(
            day.options(),
            "citizens %s %s %s".formatted(command, day.job().name(), day.runDate()),
            day.lake())
        : new InProcessRunner(day.options());
  }

  /** Runs the pipeline and waits; anything but DONE is a failure. */
  static void runToEnd(PipelineOptions options, Consumer<Pipeline> build) {
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the pipeline ended in state " + state);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.pipeline.progress.Workload;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

/**
 * Runs pipelines as {@link InProcessRunner}, and lets the test do something at the right moment.
 */
record MeddlingRunner(PipelineRunner runner, Meddling before, Meddling after)
    implements PipelineRunner {

  /** What happens beside the pipeline. */
  @FunctionalInterface
  interface Meddling {
    Meddling NONE = () -> {};

    void run() throws Exception;
  }

  static MeddlingRunner before(Day day, Meddling meddling) {
    return new MeddlingRunner(
        new InProcessRunner(day.options(), ProgressStyle.NONE), meddling, Meddling.NONE);
  }

  static MeddlingRunner after(Day day, Meddling meddling) {
    return new MeddlingRunner(
        new InProcessRunner(day.options(), ProgressStyle.NONE), Meddling.NONE, meddling);
  }

  @Override
  public void run(Workload work, Consumer<Pipeline> build) {
    meddle(before);
    runner.run(work, build);
    meddle(after);
  }

  private static void meddle(Meddling meddling) {
    try {
      meddling.run();
    } catch (Exception e) {
      throw new AssertionError("the test itself failed", e);
    }
  }

  @Override
  public String driverHost() {
    return runner.driverHost();
  }

  @Override
  public void close() {
    runner.close();
  }
}

package dev.citizens.pipeline;

import dev.citizens.pipeline.progress.Workload;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;

/** Starts another runner for its first pipeline, and so never if there is none. */
final class RunnerWhenNeeded implements PipelineRunner {
  private final Supplier<PipelineRunner> starter;
  private PipelineRunner started;

  RunnerWhenNeeded(Supplier<PipelineRunner> starter) {
    this.starter = starter;
  }

  private PipelineRunner runner() {
    if (started == null) {
      started = starter.get();
    }
    return started;
  }

  @Override
  public void run(Workload work, Consumer<Pipeline> build) {
    runner().run(work, build);
  }

  @Override
  public String driverHost() {
    return runner().driverHost();
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}

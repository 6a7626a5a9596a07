package dev.citizens.pipeline;

import dev.citizens.element.WorkDone;
import dev.citizens.pipeline.progress.ProgressStyle;
import dev.citizens.pipeline.progress.Workload;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Beam's DirectRunner, or any other that needs nothing of us. */
record InProcessRunner(PipelineOptions options, ProgressStyle style) implements PipelineRunner {
  @Override
  public void run(Workload work, Consumer<Pipeline> build) {
    PipelineRunner.runToEnd(options, work, build, style, WorkDone::inThisProcess);
  }

  @Override
  public String driverHost() {
    return null;
  }

  @Override
  public void close() {}
}

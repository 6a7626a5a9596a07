package dev.citizens.pipeline;

import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/** Beam's DirectRunner, or any other that needs nothing of us. */
record InProcessRunner(PipelineOptions options) implements PipelineRunner {
  @Override
  public void run(String name, Consumer<Pipeline> build) {
    PipelineRunner.runToEnd(options, build);
  }

  @Override
  public String driverHost() {
    return null;
  }

  @Override
  public void close() {}
}

package dev.citizens.harness;

import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Builds and runs a pipeline in one call, so that no test can forget to run what it built. */
public final class DirectPipeline {
  private DirectPipeline() {}

  /** Runs on the DirectRunner until it is done; throws what broke it. */
  public static void run(Consumer<Pipeline> build) {
    run(PipelineOptionsFactory.create(), build);
  }

  /** As {@link #run(Consumer)}, with options such as those that know HDFS. */
  public static void run(PipelineOptions options, Consumer<Pipeline> build) {
    Pipeline pipeline = Pipeline.create(options);
    build.accept(pipeline);
    pipeline.run().waitUntilFinish();
  }
}

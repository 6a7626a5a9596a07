package dev.citizens.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes pipelines on the DirectRunner and fails a test that applied transforms but did not run
 * them: such a test asserts nothing. (Beam's {@code TestPipeline} has this check for JUnit 4 only.)
 *
 * <pre>{@code
 * @RegisterExtension final BeamPipeline beam = new BeamPipeline();
 * }</pre>
 */
public final class BeamPipeline implements AfterEachCallback {
  private final List<Checked> made = new ArrayList<>();

  /** A new pipeline, whose {@code run()} waits for the end and fails if that is not DONE. */
  public Pipeline create() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    Checked pipeline = new Checked(options);
    made.add(pipeline);
    return pipeline;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    boolean failedAlready = context.getExecutionException().isPresent();
    if (!failedAlready) {
      made.forEach(Checked::checkAllRan);
    }
  }

  private static final class Checked extends Pipeline {
    private int transformsThatRan;

    Checked(PipelineOptions options) {
      super(options);
    }

    @Override
    public PipelineResult run(PipelineOptions options) {
      try {
        PipelineResult result = super.run(options);
        PipelineResult.State state = result.waitUntilFinish();
        if (state != PipelineResult.State.DONE) {
          throw new AssertionError("the pipeline ended in state " + state);
        }
        return result;
      } finally {
        // Counted now, since the runner replaces some transforms by its own.
        transformsThatRan = transforms();
      }
    }

    void checkAllRan() {
      if (transforms() != transformsThatRan) {
        throw new AssertionError(
            "transforms were applied and the pipeline was not run: call run() behind them");
      }
    }

    private int transforms() {
      Counter counter = new Counter();
      traverseTopologically(counter);
      return counter.primitives;
    }
  }

  private static final class Counter extends Pipeline.PipelineVisitor.Defaults {
    private int primitives;

    @Override
    public void visitPrimitiveTransform(TransformHierarchy.Node node) {
      primitives++;
    }
  }
}

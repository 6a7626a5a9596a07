package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A step that may run. */
@FunctionalInterface
interface PreparedStep {
  /** Does the work and publishes it; nothing is published if this throws. */
  Done run(PipelineRunner runner);

  /**
   * What came of a step.
   *
   * @param text what was done, in one line for the person who watches
   * @param below lines that stand under it; none, as a rule
   * @param finding what the command fails with although all was done and published as it should:
   *     the steps behind this one still run, so that their results tell of it; null if nothing
   */
  record Done(String text, List<String> below, @Nullable StepFailure finding) {
    Done(String text) {
      this(text, List.of(), null);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
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
   * @param finding what the command fails with although all was done and published as it should:
   *     the steps behind this one still run, so that their results tell of it; null if nothing
   */
  record Done(String text, @Nullable StepFailure finding) {
    Done(String text) {
      this(text, null);
    }
  }
}

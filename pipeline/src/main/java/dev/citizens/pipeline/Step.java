package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import java.util.Optional;

/** One step of the day. */
interface Step {
  /** As on the command line. */
  String name();

  /** The step as people tell it from others of one command. */
  default String label() {
    return name();
  }

  /**
   * Checks what can be checked before anything runs.
   *
   * @throws dev.citizens.failures.StepFailure if the step cannot succeed
   */
  void check();

  /**
   * Does the work and publishes it; nothing is published if this throws.
   *
   * @return what was done, in one line for the person who watches
   */
  String run(PipelineRunner runner);

  /**
   * What the command fails with although {@link #run} did and published all it should: the steps
   * behind this one still run, so that their results tell of it.
   */
  default Optional<StepFailure> finding() {
    return Optional.empty();
  }
}

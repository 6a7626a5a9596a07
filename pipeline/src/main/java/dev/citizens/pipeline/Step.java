package dev.citizens.pipeline;

/** One step of the day. */
interface Step {
  /** As on the command line. */
  String name();

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
}

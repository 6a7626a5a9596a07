package dev.citizens.pipeline;

import java.util.List;

/** One step of the day. */
interface Step {
  /** As on the command line. */
  String name();

  /** The names of the data sets whose rows it needs; it has no use when one of them failed. */
  List<String> datasets();

  /** The step as people tell it from others of one command. */
  default String label() {
    return (name() + " " + String.join(" ", datasets())).strip();
  }

  /**
   * Checks what can be checked before anything runs.
   *
   * @return what remains to be done
   * @throws dev.citizens.failures.StepFailure if the step cannot succeed
   */
  PreparedStep prepare();
}

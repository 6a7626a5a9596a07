package dev.citizens.pipeline;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;

/** Stands for all checks when options or job file are wrong: there is nothing to look at then. */
record BrokenConfiguration(StepFailure failure) implements Check {
  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public ExitStatus area() {
    return failure.status();
  }

  @Override
  public Finding run() {
    throw failure;
  }
}

package dev.citizens.pipeline;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stands for all checks when options or job file are wrong: there is nothing to look at then.
 *
 * @param number of the mistake, from 1
 */
record BrokenConfiguration(int number, StepFailure failure) implements Check {
  /** A check a mistake. */
  static List<BrokenConfiguration> of(StepFailure failure) {
    return IntStream.range(0, failure.messages().size())
        .mapToObj(
            i ->
                new BrokenConfiguration(
                    i + 1, new StepFailure(failure.status(), failure.messages().get(i))))
        .toList();
  }

  @Override
  public String name() {
    return number == 1 ? "configuration" : "configuration, mistake " + number;
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

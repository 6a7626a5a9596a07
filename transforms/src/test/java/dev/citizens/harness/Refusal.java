package dev.citizens.harness;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import org.junit.jupiter.api.function.Executable;

/** What the user is told when something is refused. */
public final class Refusal {
  private Refusal() {}

  /** The one line that {@code action} is refused with; fails unless it is, with that status. */
  public static String of(ExitStatus status, Executable action) {
    StepFailure failure = assertThrows(StepFailure.class, action);
    assertThat(failure.getMessage(), failure.status(), is(status));
    assertThat(failure.getMessage(), not(containsString("\n")));
    return failure.getMessage();
  }
}

package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import org.junit.jupiter.api.Test;

class StepFailureTest {
  @Test
  void keepsStatusMessageAndCause() {
    Exception cause = new Exception("below");
    StepFailure failure = new StepFailure(ExitStatus.HDFS, "start the NameNode", cause);
    assertThat(failure.status(), is(ExitStatus.HDFS));
    assertThat(failure.getMessage(), is("start the NameNode"));
    assertThat(failure.getCause(), sameInstance(cause));
  }

  @Test
  void wrongUseIsStatusTwo() {
    StepFailure failure = StepFailure.wrongUse("give --lake");
    assertThat(failure.status().code(), is(2));
    assertThat(failure.getMessage(), is("give --lake"));
  }
}

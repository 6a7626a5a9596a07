package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is thrown, and wherever: a documented status and one line. */
class ErrorsHaveAStatusTest {
  /** An environment in which whoever looks finds the error. */
  private static Map<String, String> with(Error error) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, String>> entrySet() {
        throw error;
      }
    };
  }

  @Test
  void memoryIsASetting() {
    CitizensRun run =
        CitizensRun.of(List.of("upload"), with(new OutOfMemoryError("Java heap space")));

    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith("citizens: a process has used up its memory (Java heap space); raise ")));
  }

  @Test
  void anotherErrorIsOurs() {
    for (String step : List.of("upload", "status", "doctor")) {
      CitizensRun run = CitizensRun.of(List.of(step), with(new StackOverflowError()));

      assertThat(step, run.status(), is(ExitStatus.PIPELINE_FAILED));
    }
  }
}

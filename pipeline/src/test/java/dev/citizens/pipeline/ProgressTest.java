package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void beforeTheFirstStep() {
    assertThat(
        progress.whenStopped(),
        is("stopped between steps; none had begun; run the same command again"));
  }

  @Test
  void inTheFirstStep() {
    progress.start("upload");

    assertThat(
        progress.whenStopped(),
        is(
            "stopped during upload, which may have published or not; no other step had ended; run"
                + " the same command again"));
  }

  @Test
  void behindTheLastStep() {
    progress.start("upload");
    progress.end("upload");
    progress.start("analyze csv");
    progress.end("analyze csv");
    progress.endAll();

    assertThat(
        progress.whenStopped(), is("stopped when all was done: upload, analyze csv had ended"));
  }
}

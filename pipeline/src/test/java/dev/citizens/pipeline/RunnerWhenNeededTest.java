package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.pipeline.progress.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;

class RunnerWhenNeededTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void withoutAPipelineNothingIsStarted() {
    runner().close();
    assertThat(calls, is(empty()));
  }

  @Test
  void twoPipelinesShareOneThatIsClosed() {
    try (PipelineRunner runner = runner()) {
      runner.run(Workload.small("a"), pipeline -> {});
      runner.run(Workload.small("b"), pipeline -> {});
    }
    assertThat(calls, contains("start", "run a", "run b", "close"));
  }

  @Test
  void whoAsksForTheDriverNeedsIt() {
    assertThat(runner().driverHost(), is("here"));
    assertThat(calls, contains("start"));
  }

  private PipelineRunner runner() {
    return new RunnerWhenNeeded(
        () -> {
          calls.add("start");
          return new Recorder();
        });
  }

  private final class Recorder implements PipelineRunner {
    @Override
    public void run(Workload work, Consumer<Pipeline> build) {
      calls.add("run " + work.name());
    }

    @Override
    public String driverHost() {
      return "here";
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }
}

package dev.citizens.testing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the nested classes, which Surefire does not, as tests of their own. */
class BeamPipelineTest {
  private static final String NOT_RUN = "the pipeline was not run";

  @Test
  void aTestThatRunsItsPipelinesPasses() {
    assertThat(failures(Runs.class), empty());
  }

  @Test
  void aTestThatForgetsToRunFails() {
    assertThat(failures(ForgetsToRun.class), contains(containsString(NOT_RUN)));
  }

  @Test
  void aTestThatForgetsToRunTheSecondPipelineFails() {
    assertThat(failures(ForgetsTheSecond.class), contains(containsString(NOT_RUN)));
  }

  @Test
  void aTestThatAppliesMoreAfterTheRunFails() {
    assertThat(failures(AppliesTooLate.class), contains(containsString(NOT_RUN)));
  }

  @Test
  void aTestThatFailsByItselfKeepsItsOwnMessage() {
    assertThat(failures(FailsByItself.class), contains("its own"));
  }

  private static List<String> failures(Class<?> testClass) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    assertThat("tests found", listener.getSummary().getTestsFoundCount(), is(1L));
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getException().getMessage())
        .toList();
  }

  static class Runs {
    @RegisterExtension final BeamPipeline beam = new BeamPipeline();

    @Test
    void test() {
      Pipeline pipeline = beam.create();
      pipeline.apply(Create.of(1));
      pipeline.run();
      beam.create(); // nothing applied, nothing to run
    }
  }

  static class ForgetsToRun {
    @RegisterExtension final BeamPipeline beam = new BeamPipeline();

    @Test
    void test() {
      beam.create().apply(Create.of(1));
    }
  }

  static class ForgetsTheSecond {
    @RegisterExtension final BeamPipeline beam = new BeamPipeline();

    @Test
    void test() {
      Pipeline first = beam.create();
      first.apply(Create.of(1));
      first.run();
      beam.create().apply(Create.of(1));
    }
  }

  static class AppliesTooLate {
    @RegisterExtension final BeamPipeline beam = new BeamPipeline();

    @Test
    void test() {
      Pipeline pipeline = beam.create();
      pipeline.apply("Early", Create.of(1));
      pipeline.run();
      pipeline.apply("Late", Create.of(1));
    }
  }

  static class FailsByItself {
    @RegisterExtension final BeamPipeline beam = new BeamPipeline();

    @Test
    void test() {
      beam.create().apply(Create.of(1));
      throw new AssertionError("its own");
    }
  }
}

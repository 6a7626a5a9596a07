package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.MYSQL;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a command ends that did not do all of its data sets. */
class FailedDatasetsTest {
  private final FailedDatasets failed = new FailedDatasets(List.of("animals", "plants", "stones"));

  private static StepFailure failure(ExitStatus status, String message) {
    return new StepFailure(status, message);
  }

  /** What is thrown, behind what is printed before. */
  private List<String> end() {
    return end(List.of());
  }

  private List<String> end(List<StepFailure> findings) {
    try (CapturedOutput output = new CapturedOutput()) {
      StepFailure thrown = assertThrows(StepFailure.class, () -> failed.throwIfAny(findings));
      List<String> lines = new ArrayList<>(output.err());
      lines.add(thrown.status().code() + " " + thrown.getMessage());
      return lines;
    }
  }

  @Test
  void noneIsNoFailure() {
    failed.throwIfAny();
    assertThat(failed.all(), is(false));
    assertThat(failed.anyOf(List.of("animals")), is(false));
  }

  @Test
  void theOneThatFailedIsNamed() {
    failed.add(List.of("plants"), failure(MYSQL, "no table"));
    assertThat(failed.anyOf(List.of("animals", "plants")), is(true));
    assertThat(end(), is(List.of("20 plants: no table")));
  }

  @Test
  void theFirstFailureDecidesAndTheOthersArePrinted() {
    failed.add(List.of("plants"), failure(MYSQL, "no table"));
    failed.add(List.of("animals"), failure(INPUT_NOT_READY, "no file"));
    assertThat(end(), is(List.of("citizens: animals: no file (status 10)", "20 plants: no table")));
  }

  @Test
  void whatAllHaveInCommonIsSaidOnce() {
    for (String each : failed.names()) {
      failed.add(List.of(each), failure(MYSQL, "nobody answers"));
    }
    assertThat(failed.all(), is(true));
    assertThat(end(), is(List.of("20 nobody answers")));
  }

  @Test
  void theFirstFailureOfADatasetStays() {
    failed.add(List.of("plants"), failure(MYSQL, "no table"));
    failed.add(failed.names(), failure(ExitStatus.SPARK, "no cluster"));
    assertThat(
        end(),
        is(List.of("citizens: animals, stones: no cluster (status 23)", "20 plants: no table")));
  }

  @Test
  void whatWasFoundIsSaidBesideWhatFailed() {
    List<StepFailure> findings = List.of(failure(ExitStatus.RECONCILIATION, "they differ"));
    failed.add(List.of("plants"), failure(MYSQL, "no table"));
    assertThat(
        end(findings), is(List.of("citizens: they differ (status 12)", "20 plants: no table")));
  }

  @Test
  void whatWasFoundEndsACommandOfWhichNothingFailed() {
    List<StepFailure> findings = List.of(failure(ExitStatus.RECONCILIATION, "they differ"));
    assertThat(end(findings), is(List.of("12 they differ")));
  }

  @Test
  void aDatasetMayHaveTheNameOfAStep() {
    FailedDatasets one = new FailedDatasets(List.of("report"));
    one.addStep("report", failure(ExitStatus.WAREHOUSE, "gone"));
    assertThat(one.anyOf(List.of("report")), is(false));
  }

  @Test
  void aStepOfNoDatasetIsNamedBesideDatasets() {
    failed.addStep("report", failure(ExitStatus.WAREHOUSE, "gone"));
    assertThat(failed.all(), is(false));
    assertThat(end(), is(List.of("22 gone")));
    failed.add(List.of("plants"), failure(MYSQL, "no table"));
    assertThat(
        end(), is(List.of("citizens: plants: no table (status 20)", "22 step report: gone")));
  }
}

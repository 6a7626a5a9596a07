package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Flag before environment before job file before default. */
class OptionLayersTest {
  private static final List<String> NO_ARGS = List.of();

  @Test
  void theEnvironmentFillsWhatNoFlagGives() {
    Map<String, String> environment =
        Map.of("CITIZENS_ZONE", "Asia/Tokyo", "CITIZENS_RUN_DATE", "2026-01-01");

    assertThat(
        OptionLayers.withEnvironment(List.of("--zone=UTC"), environment),
        contains("--zone=UTC", "--runDate=2026-01-01"));
  }

  @Test
  void anEmptyVariableCountsAsNone() {
    assertThat(OptionLayers.withEnvironment(NO_ARGS, Map.of("CITIZENS_ZONE", "")), is(NO_ARGS));
  }

  @Test
  void passwordsOfTheEnvironmentNeverBecomeArguments() {
    Map<String, String> environment =
        Map.of("CITIZENS_MYSQL_PASSWORD", "secret", "CITIZENS_WAREHOUSE_PASSWORD", "secret");

    assertThat(OptionLayers.withEnvironment(NO_ARGS, environment), is(NO_ARGS));
  }

  @Test
  void theJobFileFillsWhatIsLeft() {
    assertThat(
        OptionLayers.withJobFile(
            List.of("--zone=UTC"), Map.of("zone", "Asia/Tokyo", "dataset", "citizens")),
        contains("--zone=UTC", "--dataset=citizens"));
  }

  @Test
  void anOptionIsNotTakenForOneWhoseNameStartsLikeIt() {
    assertThat(
        OptionLayers.withJobFile(List.of("--mysqlUserX=a"), Map.of("mysqlUser", "b")),
        contains("--mysqlUserX=a", "--mysqlUser=b"));
  }

  @Test
  void theJobFileCannotNameAnUnknownOption() {
    StepFailure failure =
        assertThrows(
            StepFailure.class,
            () -> OptionLayers.withJobFile(NO_ARGS, Map.of("mysqlPassword", "secret")));

    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        failure.getMessage(),
        startsWith(
            "the job file's options: has no option mysqlPassword; allowed: airflowConnections, "));
  }

  @Test
  void theJobFileCannotNameAnotherJobFile() {
    StepFailure failure =
        assertThrows(
            StepFailure.class, () -> OptionLayers.withJobFile(NO_ARGS, Map.of("job", "b.yaml")));

    assertThat(failure.getMessage(), startsWith("the job file's options: has no option job;"));
    assertThat(
        List.of(failure.getMessage().replaceFirst(".*allowed: ", "").split(", ")),
        not(hasItem("job")));
  }

  @Test
  void namesOfVariables() {
    assertThat(OptionLayers.environmentName("lake"), is("CITIZENS_LAKE"));
    assertThat(
        OptionLayers.environmentName("mysqlPasswordFile"), is("CITIZENS_MYSQL_PASSWORD_FILE"));
  }
}

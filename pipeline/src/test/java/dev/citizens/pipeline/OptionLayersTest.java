package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

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
  void theJobFileCannotNameAnotherJobFile() {
    assertThat(OptionLayers.IN_JOB_FILE, hasItem("zone"));
    assertThat(OptionLayers.IN_JOB_FILE, not(hasItem("job")));
  }

  @Test
  void namesOfVariables() {
    assertThat(OptionLayers.environmentName("lake"), is("CITIZENS_LAKE"));
    assertThat(
        OptionLayers.environmentName("mysqlPasswordFile"), is("CITIZENS_MYSQL_PASSWORD_FILE"));
  }
}

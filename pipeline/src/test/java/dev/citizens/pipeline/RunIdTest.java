package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  private static final String GIVEN = "5D1F0F0C-7A3E-4C1B-9D2E-0123456789AB";

  @Test
  void itIsThatOfTheEnvironmentOrANewOne() {
    assertThat(
        RunId.of(Map.of("CITIZENS_RUN_ID", GIVEN)).toString(),
        is("5d1f0f0c-7a3e-4c1b-9d2e-0123456789ab"));
    assertThat(RunId.of(Map.of()), is(not(RunId.of(Map.of("CITIZENS_RUN_ID", "")))));
  }

  @Test
  void lineageKnowsADayByIt(@TempDir Path folder) throws IOException, SQLException {
    Path events = folder.resolve("lineage.ndjson");
    TestSite site = TestSite.onDisk(folder).with("lineageFile", events.toString());
    site.environment().put("CITIZENS_RUN_ID", GIVEN);
    DayLineage lineage = DayLineage.of(site.day(), "daily");
    lineage.begin();
    lineage.end(null);

    assertThat(
        LineageEvent.of(Files.readAllLines(events)).stream()
            .map(event -> event.text("/run/runId"))
            .toList(),
        contains("5d1f0f0c-7a3e-4c1b-9d2e-0123456789ab", "5d1f0f0c-7a3e-4c1b-9d2e-0123456789ab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manual__2026-03-01", GIVEN + "0", "1-1-1-1-1"})
  void whatIsNoneIsRefused(String given) {
    StepFailure refused =
        assertThrows(StepFailure.class, () -> RunId.of(Map.of("CITIZENS_RUN_ID", given)));
    assertThat(refused.status(), is(WRONG_USE));
    assertThat(
        refused.messages(),
        contains("CITIZENS_RUN_ID=%s is no UUID; leave it unset to get one".formatted(given)));
  }
}

package dev.citizens.lineage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageRunTest {
  private static final String ID = "01890000-2222-7333-8444-555555555555";

  @Test
  void aNamespaceMayHaveSlashes() {
    assertThat(
        LineageRun.parse("--lineageParent", "https://airflow:8080/shop_daily/" + ID),
        is(
            new LineageRun(
                UUID.fromString(ID), new LineageJob("https://airflow:8080", "shop_daily"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop_daily/" + ID, "airflow/shop_daily/1", "airflow/shop_daily"})
  void anythingElseIsRefused(String text) {
    StepFailure refusal =
        assertThrows(StepFailure.class, () -> LineageRun.parse("--lineageParent", text));

    assertThat(refusal.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        refusal.getMessage(),
        is("--lineageParent=" + text + " is no run; it must be NAMESPACE/JOB/UUID"));
  }
}

package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run that failed leaves of a file that tells of good ones. */
class RunMetricsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final String BEFORE =
      """
      # HELP citizens_run_date_timestamp_seconds The last day.
      # TYPE citizens_run_date_timestamp_seconds gauge
      citizens_run_date_timestamp_seconds{pipeline="daily",dataset="citizens"} 1772323200
      # HELP citizens_rule_passed Old words.
      # TYPE citizens_rule_passed gauge
      citizens_rule_passed{pipeline="daily",dataset="citizens",rule="maxBadRows"} 1
      citizens_rule_passed{pipeline="daily",dataset="citizens",rule="stale"} 0
      citizens_rule_passed{pipeline="daily",dataset="copy",rule="maxBadRows"} 1
      citizens_rule_passed{pipeline="daily",dataset="gone",rule="maxBadRows"} 0
      # HELP citizens_last_exit_status Old words.
      # TYPE citizens_last_exit_status gauge
      citizens_last_exit_status{pipeline="daily"} 0
      # HELP citizens_last_run_timestamp_seconds Old words.
      # TYPE citizens_last_run_timestamp_seconds gauge
      citizens_last_run_timestamp_seconds{pipeline="daily"} 1772409600.000
      """;

  private final MetricsText text = MetricsText.parse(BEFORE);
  private final RunMetrics run = new RunMetrics(text, "daily");

  private List<String> samples() {
    return text.toString().lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    assertThat(text.toString(), is(BEFORE));
    assertThat(MetricsText.job(BEFORE), is(Optional.of("daily")));
  }

  @Test
  void whatHasAnotherFormIsLeftOut() {
    String foreign = "node_load1 0.5\nup{job=\"x\"} 1\ncitizens_undeclared{pipeline=\"daily\"} 1\n";
    assertThat(MetricsText.parse(foreign + BEFORE + foreign).toString(), is(BEFORE));
    assertThat(MetricsText.job("up{job=\"x\"} 1\n"), is(Optional.empty()));
  }

  @Test
  void aFailureChangesStatusAndTimeAlone() {
    List<String> before = samples();
    run.ended(Optional.of(ExitStatus.WAREHOUSE), Instant.ofEpochMilli(1_772_500_000_250L));

    assertThat(samples().subList(0, 5), is(before.subList(0, 5)));
    assertThat(
        samples().subList(5, 7),
        is(
            List.of(
                "citizens_last_exit_status{pipeline=\"daily\"} 22",
                "citizens_last_run_timestamp_seconds{pipeline=\"daily\"} 1772500000.250")));
  }

  @Test
  void whoDoesNotKnowHowItWentLeavesStatusAndTime() {
    List<String> before = samples();
    run.ended(Optional.empty(), Instant.ofEpochMilli(1_772_500_000_250L));
    assertThat(samples(), is(before));
  }

  private void judge(LocalDate day) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    rules.put("citizens", List.of("maxBadRows", "minRows"));
    rules.put("copy", List.of("maxBadRows", "stale"));
    run.judged(
        rules, Map.of("citizens", Map.of("maxBadRows", false, "minRows", true, "none", true)), day);
  }

  private List<String> rules() {
    return samples().stream()
        .filter(line -> line.startsWith("citizens_rule_passed"))
        .map(line -> line.replaceFirst(".*dataset=\"(.*)\",rule=\"(.*)\"}", "$1 $2"))
        .toList();
  }

  @Test
  void theRulesAreThoseOfTheJobFileAndOthersKeepTheirVerdict() {
    judge(DAY);
    assertThat(
        rules(), is(List.of("citizens maxBadRows 0", "citizens minRows 1", "copy maxBadRows 1")));
  }

  @Test
  void anOlderDayThanThatWhichIsLoadedIsNotJudged() {
    judge(DAY.minusDays(2));
    assertThat(rules(), is(List.of("citizens maxBadRows 1", "copy maxBadRows 1")));
  }

  @Test
  void theLoadedDayIsJudgedAgain() {
    judge(DAY.minusDays(1));
    assertThat(rules().get(0), is("citizens maxBadRows 0"));
  }
}

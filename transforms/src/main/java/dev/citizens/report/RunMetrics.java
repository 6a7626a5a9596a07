package dev.citizens.report;

import dev.citizens.failures.ExitStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor is to know of runs, those that failed too, of which the warehouse knows nothing;
 * {@code docs/operations.md} describes it.
 */
public final class RunMetrics {
  private static final String STATUS = "citizens_last_exit_status";
  private static final String TIME = "citizens_last_run_timestamp_seconds";
  private static final String RULE = "citizens_rule_passed";

  private final MetricsText text;
  private final MetricLabels job;

  /** Changes a text in place. */
  public RunMetrics(MetricsText text, String job) {
    this.text = text;
    this.job = MetricLabels.of(job);
  }

  /**
   * How the last run has ended.
   *
   * @param status empty: as the text has it, with its time
   */
  public void ended(Optional<ExitStatus> status, Instant ended) {
    replace(
        STATUS,
        "What the last run ended with: 0, or the exit status of what failed.",
        status.map(each -> Integer.toString(each.code())));
    replace(
        TIME,
        "When that run ended.",
        status.map(each -> BigDecimal.valueOf(ended.toEpochMilli(), 3).toPlainString()));
  }

  private void replace(String name, String help, Optional<String> value) {
    Optional<String> kept = value.or(() -> text.value(name, job));
    text.declare(name, help);
    kept.ifPresent(each -> text.put(name, job, each));
  }

  /**
   * Which rules have let the input of a day pass.
   *
   * @param rules of each data set of the job; what the text has of others goes
   * @param verdicts of the run by data set and rule; of others, and of data sets of which a later
   *     day is loaded, the text keeps its own
   */
  public void judged(
      Map<String, List<String>> rules, Map<String, Map<String, Boolean>> verdicts, LocalDate day) {
    MetricsText before = MetricsText.parse(text.toString());
    text.declare(RULE, "Whether the last input that was judged by a rule of the job file passed.");
    rules.forEach(
        (dataset, names) -> {
          MetricLabels ofDataset = job.and("dataset", dataset);
          Map<String, Boolean> judged =
              isBeforeLoaded(day, ofDataset) ? Map.of() : verdicts.getOrDefault(dataset, Map.of());
          for (String rule : names) {
            MetricLabels labels = ofDataset.and("rule", rule);
            Optional.ofNullable(judged.get(rule))
                .map(passed -> passed ? "1" : "0")
                .or(() -> before.value(RULE, labels))
                .ifPresent(value -> text.put(RULE, labels, value));
          }
        });
  }

  private boolean isBeforeLoaded(LocalDate day, MetricLabels ofDataset) {
    BigDecimal midnight = BigDecimal.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    return text.value(PrometheusMetrics.RUN_DATE, ofDataset)
        .filter(loaded -> new BigDecimal(loaded).compareTo(midnight) > 0)
        .isPresent();
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.job.Dataset;
import dev.citizens.load.Warehouse;
import dev.citizens.report.MetricsText;
import dev.citizens.report.PrometheusMetrics;
import dev.citizens.report.RunMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of the job and of its runs, as a file for a monitor. */
final class MetricsFile {
  static final String OPTION = "--metricsFile";
  private static final String EXAMPLE = "/var/lib/prometheus/node-exporter/citizens.prom";

  private final Day day;
  private final HostFile file;

  private MetricsFile(Day day, HostFile file) {
    this.day = day;
    this.file = file;
  }

  /**
   * The file that {@code --metricsFile} names; empty if it is not given.
   *
   * @throws dev.citizens.failures.StepFailure with status 2 if nothing can be written there
   */
  static Optional<MetricsFile> of(Day day) {
    return Optional.ofNullable(day.citizensOptions().getMetricsFile())
        .map(path -> new MetricsFile(day, at(path)));
  }

  private static HostFile at(String path) {
    return HostFile.at(OPTION, EXAMPLE, path);
  }

  /** What the warehouse has now, whatever the day of this run. */
  MetricsText read(Warehouse warehouse, Connection connection) {
    try {
      return PrometheusMetrics.read(connection, day.job().name(), day.job().loadedNames());
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  /**
   * What is known at the end of a run.
   *
   * @param ledger what the warehouse has; if it is not known, that of the file stays
   * @param status what the run ends with; if it is empty, that of the file stays, with its time
   */
  record End(Optional<MetricsText> ledger, Optional<ExitStatus> status) {}

  /**
   * Replaces the file as a whole.
   *
   * @param end is asked when no other process can change the file any more: what the warehouse has
   *     is then not older than what it told them
   */
  void write(Supplier<End> end) {
    file.update(before -> Optional.of(text(before, end.get())));
  }

  private String text(Optional<String> before, End end) {
    String job = day.job().name();
    MetricsText text =
        MetricsText.parse(
            before.filter(each -> MetricsText.job(each).equals(Optional.of(job))).orElse(""));
    end.ledger().ifPresent(text::putAll);
    RunMetrics run = new RunMetrics(text, job);
    run.judged(rules(), day.verdicts().all(), day.runDate());
    run.ended(end.status(), Instant.now());
    return text.toString();
  }

  private Map<String, List<String>> rules() {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (Dataset dataset : day.job().datasets()) {
      rules.put(dataset.name(), dataset.quality().rules());
    }
    return rules;
  }

  /**
   * Notes in a file that the run was refused before its job file was understood. Whose the file is
   * the file itself must say: without it nothing is written.
   *
   * @throws dev.citizens.failures.StepFailure with status 2 if nothing can be written there
   */
  static void writeRefusal(String path, ExitStatus status) {
    at(path)
        .update(
            before ->
                before
                    .flatMap(MetricsText::job)
                    .map(
                        job -> {
                          MetricsText text = MetricsText.parse(before.get());
                          new RunMetrics(text, job).ended(Optional.of(status), Instant.now());
                          return text.toString();
                        }));
  }
}

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
  MetricsText read(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      return PrometheusMetrics.read(connection, day.job().name(), day.job().datasetNames());
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  /**
   * Replaces the file as a whole.
   *
   * @param ledger what the warehouse has; if it is not known, that of the file stays
   * @param status what the run ends with; if it is empty, that of the file stays, with its time
   */
  void write(Optional<MetricsText> ledger, Optional<ExitStatus> status) {
    String job = day.job().name();
    String before =
        file.read().filter(text -> MetricsText.job(text).equals(Optional.of(job))).orElse("");
    MetricsText text = MetricsText.parse(before);
    ledger.ifPresent(text::putAll);
    RunMetrics run = new RunMetrics(text, job);
    run.judged(rules(), day.verdicts().all(), day.runDate());
    run.ended(status, Instant.now());
    file.write(text.toString());
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
    HostFile file = at(path);
    String before = file.read().orElse("");
    MetricsText.job(before)
        .ifPresent(
            job -> {
              MetricsText text = MetricsText.parse(before);
              new RunMetrics(text, job).ended(Optional.of(status), Instant.now());
              file.write(text.toString());
            });
  }
}

package dev.citizens.pipeline;

import dev.citizens.load.Warehouse;
import dev.citizens.report.PrometheusMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What the warehouse has of the job, as a file for a monitor. */
final class MetricsFile {
  private static final String OPTION = "--metricsFile";
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
        .map(path -> new MetricsFile(day, HostFile.at(OPTION, EXAMPLE, path)));
  }

  /** Replaces it by what the warehouse has now, whatever the day of this run. */
  void write(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      file.write(PrometheusMetrics.read(connection, day.job().name(), day.job().datasetNames()));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

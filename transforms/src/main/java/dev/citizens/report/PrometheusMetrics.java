package dev.citizens.report;

import dev.citizens.load.TextArray;
import dev.citizens.load.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What the warehouse has of a job's data sets, each as of its last day, in Prometheus' text format
 * 0.0.4 (prometheus.io, "Exposition formats"); {@code docs/operations.md} describes it.
 */
public final class PrometheusMetrics {
  /** The last day that is loaded of a data set. */
  static final String RUN_DATE = "citizens_run_date_timestamp_seconds";

  /**
   * A metric, which is a gauge.
   *
   * @param labels beside that of the job
   * @param query gives the labels' values, then that of the metric; its parameter are the data sets
   */
  private record Metric(String name, String help, List<String> labels, String query) {}

  private static final List<Metric> METRICS =
      List.of(
          new Metric(
              "citizens_loaded",
              "Whether any day of the data set is loaded.",
              List.of("dataset"),
              "SELECT name, (run_date IS NOT NULL)::int FROM unnest(?) AS name"
                  + " LEFT JOIN citizens.latest_run ON dataset = name"),
          ofLoad(
              RUN_DATE,
              "The last day that is loaded: its midnight in UTC.",
              "extract(epoch FROM run_date)::bigint"),
          ofLoad(
              "citizens_rows_read",
              "Rows of the input on that day, bad ones included.",
              "rows_read"),
          ofLoad("citizens_bad_rows", "How many of them went to quarantine.", "bad_rows"),
          ofLoad("citizens_input_bytes", "Bytes of the input.", "input_bytes"),
          ofStep(
              "citizens_step_finished_timestamp_seconds",
              "When a step of that day ended.",
              "round(extract(epoch FROM finished_at), 3)"),
          ofStep(
              "citizens_step_duration_seconds",
              "How long it took.",
              "round(elapsed_millis / 1000.0, 3)"),
          new Metric(
              "citizens_result_rows",
              "Rows of that day in a table of results.",
              List.of("dataset", "result"),
              "SELECT dataset, result, rows FROM citizens.run_result"
                  + " JOIN citizens.latest_run USING (run_date, dataset) WHERE dataset = ANY (?)"),
          new Metric(
              "citizens_reconciled",
              "Whether two data sets have the same rows on that day.",
              List.of("left", "right"),
              "SELECT left_dataset, right_dataset, equal::int FROM citizens.reconciliation AS found"
                  + " JOIN citizens.latest_run ON attempt = left_load WHERE dataset = ANY (?)"));

  private PrometheusMetrics() {}

  private static Metric ofLoad(String name, String help, String value) {
    return new Metric(
        name,
        help,
        List.of("dataset"),
        "SELECT dataset, %s FROM citizens.latest_run WHERE dataset = ANY (?)".formatted(value));
  }

  private static Metric ofStep(String name, String help, String value) {
    return new Metric(
        name,
        help,
        List.of("dataset", "step"),
        "SELECT dataset, step, %s FROM citizens.run_step".formatted(value)
            + " JOIN citizens.latest_run USING (run_date, dataset) WHERE dataset = ANY (?)");
  }

  /**
   * The metrics as they are at one moment.
   *
   * @param datasets those of the job; like its own their names need no escape
   */
  @SuppressWarnings("try") // the snapshot is only held
  public static MetricsText read(Connection connection, String job, List<String> datasets)
      throws SQLException {
    MetricsText text = new MetricsText();
    try (Transaction snapshot = Transaction.snapshot(connection)) {
      for (Metric metric : METRICS) {
        add(metric, connection, MetricLabels.of(job), datasets, text);
      }
    }
    return text;
  }

  private static void add(
      Metric metric,
      Connection connection,
      MetricLabels job,
      List<String> datasets,
      MetricsText text)
      throws SQLException {
    text.declare(metric.name(), metric.help());
    try (PreparedStatement query = connection.prepareStatement(metric.query() + " ORDER BY 1, 2")) {
      query.setArray(1, TextArray.of(connection, datasets));
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          MetricLabels labels = job;
          for (int i = 0; i < metric.labels().size(); i++) {
            labels = labels.and(metric.labels().get(i), rows.getString(i + 1));
          }
          int value = metric.labels().size() + 1;
          text.put(metric.name(), labels, rows.getBigDecimal(value).toPlainString());
        }
      }
    }
  }
}

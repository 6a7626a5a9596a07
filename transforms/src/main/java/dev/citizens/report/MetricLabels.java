package dev.citizens.report;

/**
 * The labels of a sample; the first is the job's. Values are names that need no escape.
 *
 * @param text as it stands between braces
 */
public record MetricLabels(String text) {
  private static final String JOB = "pipeline"; // "job" is Prometheus' own label

  /** The label of a job alone. */
  public static MetricLabels of(String job) {
    return new MetricLabels(label(JOB, job));
  }

  /** These, and another one behind them. */
  public MetricLabels and(String name, String value) {
    return new MetricLabels(text + ',' + label(name, value));
  }

  private static String label(String name, String value) {
    return name + "=\"" + value + '"';
  }
}

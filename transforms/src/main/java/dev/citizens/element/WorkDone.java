package dev.citizens.element;

import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * What workers have done so far, for whoever watches a pipeline run. Never for results: what is
 * tried again counts twice.
 *
 * @param rows 0 if they are not counted on the way
 * @param bytes of CSV
 */
public record WorkDone(long rows, long bytes) {
  /** Nothing yet. */
  public static final WorkDone NONE = new WorkDone(0, 0);

  private static final String NAMESPACE = "work";
  private static final String ROWS = "rows";
  private static final String BYTES = "bytes";
  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(NAMESPACE)).build();

  private static final Counter ROWS_COUNTER = Metrics.counter(NAMESPACE, ROWS);
  private static final Counter BYTES_COUNTER = Metrics.counter(NAMESPACE, BYTES);
  private static final LongAdder ROWS_HERE = new LongAdder();
  private static final LongAdder BYTES_HERE = new LongAdder();

  /** Counts what a DoFn has done, in Beam's metrics and for this process. */
  public static void count(long rows, long bytes) {
    ROWS_COUNTER.inc(rows);
    BYTES_COUNTER.inc(bytes);
    ROWS_HERE.add(rows);
    BYTES_HERE.add(bytes);
  }

  /** All that was ever done in this process, by whatever pipeline. */
  public static WorkDone inThisProcess() {
    return new WorkDone(ROWS_HERE.sum(), BYTES_HERE.sum());
  }

  /** What Beam's metrics have of it. */
  public static WorkDone of(MetricResults metrics) {
    WorkDone sum = NONE;
    for (MetricResult<Long> counter : metrics.queryMetrics(OURS).getCounters()) {
      long count = counter.getAttempted();
      boolean rows = counter.getName().getName().equals(ROWS);
      sum = sum.plus(rows ? new WorkDone(count, 0) : new WorkDone(0, count));
    }
    return sum;
  }

  public WorkDone plus(WorkDone other) {
    return new WorkDone(rows + other.rows, bytes + other.bytes);
  }

  public WorkDone minus(WorkDone other) {
    return new WorkDone(rows - other.rows, bytes - other.bytes);
  }
}

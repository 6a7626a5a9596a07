package dev.citizens.pipeline.progress;

import dev.citizens.element.WorkDone;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.JavaConverters;

/**
 * What the tasks of a Spark application have done, those that run included: their executors' heart
 * beats bring Beam's metrics to the driver, which Beam itself takes only from tasks that have
 * ended. Thread-safe.
 */
public final class SparkWork extends SparkListener {
  private final Map<Long, WorkDone> byTask = new HashMap<>();

  /** Lets executors send them, and often enough, if no other interval is set. */
  public static void configure(SparkConf conf) {
    conf.setIfMissing("spark.executor.heartbeatInterval", "2s");
    // Else each beat asks all metrics of a task whether they are zero. Beam's have no value yet
    // while they are read from the driver's message, and the exception would end the beats: after
    // spark.network.timeout the driver would take the executor for lost.
    conf.set("spark.executor.heartbeat.dropZeroAccumulatorUpdates", "false");
  }

  /** Of all tasks so far, but for those that failed. */
  public synchronized WorkDone done() {
    return byTask.values().stream().reduce(WorkDone.NONE, WorkDone::plus);
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    JavaConverters.seqAsJavaList(update.accumUpdates())
        .forEach(
            task ->
                JavaConverters.seqAsJavaList(task._4())
                    .forEach(metric -> note((Long) task._1(), metric)));
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    long task = end.taskInfo().taskId();
    if (!end.taskInfo().successful()) {
      remove(task);
      return;
    }
    JavaConverters.seqAsJavaList(end.taskInfo().accumulables().toSeq())
        .forEach(metric -> note(task, metric));
  }

  private void note(long task, AccumulableInfo metric) {
    Object value = metric.update().getOrElse(() -> null);
    if (value instanceof MetricsContainerStepMap metrics) {
      put(task, WorkDone.of(MetricsContainerStepMap.asAttemptedOnlyMetricResults(metrics)));
    }
  }

  private synchronized void put(long task, WorkDone done) {
    byTask.put(task, done);
  }

  private synchronized void remove(long task) {
    byTask.remove(task);
  }
}

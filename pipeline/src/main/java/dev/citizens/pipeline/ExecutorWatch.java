package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.time.Duration;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Ends the jobs of an application for which no worker offers an executor: Spark itself would wait
 * for ever. It watches from beside, so that the driver prepares its first job while executors
 * start.
 */
final class ExecutorWatch implements AutoCloseable {
  private static final int POLL_MILLIS = 200;

  private final JavaSparkContext context;
  private final Duration patience;
  private final Thread watcher = new Thread(this::watch, "executor-watch");
  private volatile boolean noExecutor;

  /** Starts to watch; jobs end when there has been no executor for as long as the patience. */
  ExecutorWatch(JavaSparkContext context, Duration patience) {
    this.context = context;
    this.patience = patience;
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The failure of a job, as its cause is known here: no executor, or what it says itself. */
  RuntimeException explained(RuntimeException failure) {
    return noExecutor
        ? new StepFailure(
            ExitStatus.SPARK,
            "no Spark worker offers an executor at %s after %d s; start workers, or free cores and"
                    .formatted(context.master(), patience.toSeconds())
                + " memory on them (spark.executor.memory)",
            failure)
        : failure;
  }

  private void watch() {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!hasExecutor()) {
        if (System.nanoTime() > deadline) {
          noExecutor = true;
          context.sc().cancelAllJobs(); // again and again: the first one may not have begun
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasExecutor() {
    // The driver has a block manager of its own.
    return !noExecutor && (context.isLocal() || context.sc().getExecutorMemoryStatus().size() > 1);
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}

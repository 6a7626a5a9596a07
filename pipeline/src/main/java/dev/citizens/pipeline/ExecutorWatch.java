package dev.citizens.pipeline;

import dev.citizens.doctor.spark.ClusterUse;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.time.Duration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;

/**
 * Ends the jobs of an application that has no executor, because none came or all were lost: Spark
 * itself would wait for ever. It watches from beside, so that the driver prepares its first job
 * while executors start.
 */
final class ExecutorWatch implements AutoCloseable {
  private static final int POLL_MILLIS = 200;

  private final JavaSparkContext context;
  private final Duration patience;
  private final Thread watcher = new Thread(this::watch, "executor-watch");
  private volatile boolean came;
  private volatile StepFailure gaveUp;

  /** Starts to watch; jobs end when they have had no executor for as long as the patience. */
  ExecutorWatch(JavaSparkContext context, Duration patience) {
    this.context = context;
    this.patience = patience;
    context.sc().addSparkListener(new Arrivals());
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The failure of a job, as its cause is known here: no executor, or what it says itself. */
  RuntimeException explained(RuntimeException failure) {
    StepFailure known = gaveUp;
    if (known == null) {
      return failure;
    }
    known.addSuppressed(failure);
    return known;
  }

  /** Tells of an executor that came and went between two looks. */
  private final class Arrivals extends SparkListener {
    @Override
    public void onBlockManagerAdded(SparkListenerBlockManagerAdded added) {
      if (!added.blockManagerId().isDriver()) {
        came = true;
      }
    }
  }

  private void watch() {
    long neededSince = System.nanoTime();
    try {
      while (!context.isLocal()) {
        boolean some = hasExecutor();
        if (some) {
          came = true;
        }
        if (some || context.statusTracker().getActiveJobIds().length == 0) {
          neededSince = System.nanoTime();
        } else if (System.nanoTime() - neededSince > patience.toNanos()) {
          giveUp();
          return;
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException ended) {
      // Spark has stopped its context, and the job that ran in it says why.
    }
  }

  private void giveUp() throws InterruptedException {
    gaveUp = new StepFailure(ExitStatus.SPARK, came ? lost() : none());
    while (true) { // the next job may not have begun
      context.sc().cancelAllJobs();
      Thread.sleep(POLL_MILLIS);
    }
  }

  private String none() {
    return "no Spark worker offers an executor at %s after %s s; %s"
        .formatted(
            context.master(),
            patience.toSeconds(),
            ClusterUse.of(context.getConf())
                .map(
                    others ->
                        "the cores are taken by %s: wait until it ends, or stop it on the master's"
                                .formatted(others)
                            + " page, then run again")
                .orElse("start workers, or free cores and memory on them (spark.executor.memory)"));
  }

  private String lost() {
    return "all executors at %s were lost, and none came back within %s s; see the workers' pages and"
            .formatted(context.master(), patience.toSeconds())
        + " logs why (a host that is down, a lack of memory: spark.executor.memory), then run again";
  }

  private boolean hasExecutor() {
    return context.sc().getExecutorMemoryStatus().size() > 1; // the driver has a block manager too
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}

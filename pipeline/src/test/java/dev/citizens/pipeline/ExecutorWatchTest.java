package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.doctor.spark.InProcessCluster;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BlockManagerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class ExecutorWatchTest {
  @TempDir Path folder;

  @Test
  @Timeout(60)
  void aJobThatNoWorkerTakesEndsAndTheFailureSaysWhy() {
    try (InProcessCluster cluster = new InProcessCluster(folder);
        JavaSparkContext context =
            new JavaSparkContext(cluster.clientConf().setAppName("watched"));
        ExecutorWatch watch = new ExecutorWatch(context, Duration.ofSeconds(1))) {
      // Spark's own exception is a checked one, which no signature tells; Beam wraps it, as here.
      RuntimeException failure =
          new IllegalStateException(
              assertThrows(
                  SparkException.class, () -> context.parallelize(List.of(1, 2), 2).count()));

      StepFailure explained = (StepFailure) watch.explained(failure);
      assertThat(explained.status(), is(ExitStatus.SPARK));
      assertThat(
          explained.getMessage(),
          is(
              "no Spark worker offers an executor at "
                  + cluster.url()
                  + " after 1 s; start workers, or free cores and memory on them"
                  + " (spark.executor.memory)"));
      assertThat(explained.getSuppressed()[0], sameInstance(failure));
    }
  }

  /** Of an executor, the driver's list of block managers is what says that it came and went. */
  @Test
  @Timeout(60)
  void aJobWhoseExecutorsAreAllLostEnds() {
    try (InProcessCluster cluster = new InProcessCluster(folder);
        JavaSparkContext context =
            new JavaSparkContext(cluster.clientConf().setAppName("watched"));
        ExecutorWatch watch = new ExecutorWatch(context, Duration.ofSeconds(3))) {
      BlockManager driver = context.env().blockManager();
      driver
          .master()
          .registerBlockManager(
              BlockManagerId.apply("0", "127.0.0.1", 1, Option.empty()),
              new String[0],
              1 << 20,
              0,
              driver.master().driverEndpoint(),
              false);
      Thread loss =
          new Thread(
              () -> {
                while (context.statusTracker().getActiveJobIds().length == 0) {
                  Thread.onSpinWait();
                }
                driver.master().removeExecutor("0");
              });
      loss.start();
      RuntimeException failure =
          new IllegalStateException(
              assertThrows(
                  SparkException.class, () -> context.parallelize(List.of(1, 2), 2).count()));

      StepFailure explained = (StepFailure) watch.explained(failure);
      assertThat(explained.status(), is(ExitStatus.SPARK));
      assertThat(
          explained.getMessage(),
          is(
              "all executors at "
                  + cluster.url()
                  + " were lost, and none came back within 3 s; see the workers' pages and logs why"
                  + " (a host that is down, a lack of memory: spark.executor.memory), then run"
                  + " again"));
    }
  }

  @Test
  @Timeout(60)
  void whereThereIsAnExecutorJobsRunAndFailuresStayAsTheyAre() throws InterruptedException {
    SparkConf conf = new SparkConf(false).setMaster("local[1]").setAppName("watched");
    try (JavaSparkContext context = new JavaSparkContext(conf);
        ExecutorWatch watch = new ExecutorWatch(context, Duration.ZERO)) {
      Thread.sleep(500);

      assertThat(context.parallelize(List.of(1, 2), 2).count(), is(2L));
      RuntimeException failure = new IllegalStateException("of the job itself");
      assertThat(watch.explained(failure), sameInstance(failure));
    }
  }
}

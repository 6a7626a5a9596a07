package dev.citizens.pipeline.progress;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.element.WorkDone;
import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.runners.spark.metrics.MetricsContainerStepMapAccumulator;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In one process with Spark, so that a task can wait for what the driver hears of it. */
class SparkWorkTest {
  private static final CountDownLatch HEARD = new CountDownLatch(1);

  @Test
  @Timeout(120)
  void theDriverHearsOfATaskThatStillRunsAndOfAllWhenItHasEnded() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("progress")
            .set("spark.ui.enabled", "false")
            .set("spark.executor.heartbeatInterval", "200ms");
    SparkWork work = new SparkWork();
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      context.sc().addSparkListener(work);
      context.sc().addSparkListener(new Ear(work));
      MetricsContainerStepMapAccumulator metrics =
          new MetricsContainerStepMapAccumulator(new MetricsContainerStepMap());
      context.sc().register(metrics, "Beam.Metrics");
      context.parallelize(List.of(1), 1).foreach(element -> work(metrics));
    }
    assertThat(HEARD.getCount(), is(0L));
    assertThat(work.done(), is(new WorkDone(7, 70))); // the listeners have ended with the context
  }

  /** As Beam's runner calls a DoFn. */
  private static void work(MetricsContainerStepMapAccumulator metrics) throws Exception {
    Closeable scope =
        MetricsEnvironment.scopedMetricsContainer(metrics.value().getContainer("step"));
    try (scope) {
      WorkDone.count(3, 30);
      HEARD.await();
      WorkDone.count(4, 40);
    }
  }

  /** Behind {@link SparkWork}, so that it has noted what is heard. */
  private static final class Ear extends SparkListener {
    private final SparkWork work;

    Ear(SparkWork work) {
      this.work = work;
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      if (work.done().equals(new WorkDone(3, 30))) {
        HEARD.countDown();
      }
    }
  }
}

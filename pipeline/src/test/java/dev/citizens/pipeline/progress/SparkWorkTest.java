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
import org.apache.spark.util.AccumulatorV2;
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
    SparkWork.configure(conf);
    SparkWork work = new SparkWork();
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      context.sc().addSparkListener(work);
      context.sc().addSparkListener(new Ear(work));
      MetricsContainerStepMapAccumulator metrics =
          new MetricsContainerStepMapAccumulator(new MetricsContainerStepMap());
      context.sc().register(metrics, "Beam.Metrics");
      HalfRead halfRead = new HalfRead();
      context.sc().register(halfRead);
      context.parallelize(List.of(1), 1).foreach(element -> work(metrics, halfRead));
    }
    assertThat(HEARD.getCount(), is(0L));
    assertThat(work.done(), is(new WorkDone(7, 70))); // the listeners have ended with the context
  }

  /** As Beam's runner calls a DoFn. */
  private static void work(MetricsContainerStepMapAccumulator metrics, HalfRead halfRead)
      throws Exception {
    assertThat(halfRead.isOfTask(), is(true));
    Closeable scope =
        MetricsEnvironment.scopedMetricsContainer(metrics.value().getContainer("step"));
    try (scope) {
      WorkDone.count(3, 30);
      HEARD.await();
      WorkDone.count(4, 40);
    }
  }

  /** As Beam's metrics are in a task that begins, while they are read from what was sent. */
  private static final class HalfRead extends AccumulatorV2<Integer, Integer> {
    private final transient Object atDriver = new Object();

    boolean isOfTask() {
      return atDriver == null;
    }

    @Override
    public boolean isZero() {
      return atDriver.hashCode() == System.identityHashCode(atDriver);
    }

    @Override
    public AccumulatorV2<Integer, Integer> copy() {
      return new HalfRead();
    }

    @Override
    public void reset() {}

    @Override
    public void add(Integer value) {}

    @Override
    public void merge(AccumulatorV2<Integer, Integer> other) {}

    @Override
    public Integer value() {
      return null;
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

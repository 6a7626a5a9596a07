package dev.citizens.doctor.spark;

import dev.citizens.upload.RangeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A small Spark application that has each of its executors look around. */
final class DoctorApplication implements AutoCloseable {
  private static final int POLL_MILLIS = 100;
  private static final int ROUNDS = 3;

  private final JavaSparkContext context;

  /**
   * Starts it.
   *
   * @param executors how many workers can start one; it takes a core of each, no more
   */
  DoctorApplication(SparkConf conf, int executors) {
    context =
        new JavaSparkContext(
            conf.clone()
                .setAppName("citizens doctor")
                .set("spark.cores.max", Integer.toString(executors))
                .set("spark.executor.cores", "1")
                .set("spark.dynamicAllocation.enabled", "false")
                .set("spark.ui.enabled", "false")
                .set("spark.eventLog.enabled", "false"));
  }

  /** Waits until that many executors are there, or the time is over; how many there are. */
  int await(int executors, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (executors() < executors && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
    return executors();
  }

  private int executors() {
    // The driver has a block manager of its own; inside one process it is the executor.
    return context.sc().getExecutorMemoryStatus().size() - (context.isLocal() ? 0 : 1);
  }

  /**
   * Has every executor report once.
   *
   * @param hosts whose names the executors look up
   */
  List<ExecutorReport> probe(List<String> hosts) throws IOException {
    Path file = Files.createTempFile("citizens-doctor", "");
    Files.writeString(file, "1");
    String here = context.getConf().get("spark.driver.host");
    try (RangeServer server = new RangeServer(file, here)) {
      ProbeExecutor probe = new ProbeExecutor(server.servedFile(), hosts);
      Map<String, ExecutorReport> reports = new TreeMap<>();
      int executors = executors();
      for (int round = 0; round < ROUNDS && reports.size() < executors; round++) {
        // One task a core: Spark hands them round before it gives anybody a second one.
        List<Integer> tasks =
            IntStream.range(0, Math.max(executors, context.defaultParallelism()))
                .boxed()
                .collect(Collectors.toList());
        context
            .parallelize(tasks, tasks.size())
            .map(probe)
            .collect()
            .forEach(report -> reports.put(report.id(), report));
      }
      return List.copyOf(reports.values());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}

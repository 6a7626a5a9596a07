package dev.citizens.doctor.spark;

import dev.citizens.doctor.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.SparkConf;

/** An application starts, and gets an executor from every worker that has room for one. */
final class ApplicationCheck extends SparkCheck {
  /**
   * Starting an application and its executors takes eight seconds on a quiet machine, 40 on one
   * that is not.
   */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final Duration EXECUTORS_WITHIN = Duration.ofSeconds(45);

  private final SparkMaster master;
  private final SparkConf conf;
  private final long executorMib;
  private final List<String> hosts;
  private volatile Probe probe;

  /**
   * What the executors said.
   *
   * @param before when they were asked
   * @param after when the last had answered
   */
  record Probe(Instant before, List<ExecutorReport> reports, Instant after) {}

  ApplicationCheck(SparkMaster master, SparkConf conf, long executorMib, List<String> hosts) {
    super(APPLICATION, CAPACITY, CLIENT_VERSION);
    this.master = master;
    this.conf = conf;
    this.executorMib = executorMib;
    this.hosts = hosts;
  }

  @Override
  public Duration limit() {
    return LIMIT;
  }

  /** What the executors said; only after this check was OK or warned. */
  Probe probe() {
    return probe;
  }

  @Override
  public Finding run() throws IOException, InterruptedException {
    List<WorkerState> offering =
        master.state().workers().stream().filter(worker -> worker.fits(executorMib)).toList();
    if (offering.isEmpty()) {
      return Finding.skipped("no worker has room for an executor now");
    }
    try (DoctorApplication application = new DoctorApplication(conf, offering.size())) {
      int came = application.await(offering.size(), EXECUTORS_WITHIN);
      List<ExecutorReport> reports = List.of();
      if (came > 0) {
        Instant before = Instant.now();
        reports = application.probe(hosts);
        probe = new Probe(before, reports, Instant.now());
      }
      return judge(offering, reports, conf.get("spark.driver.host", "this host"));
    }
  }

  static Finding judge(
      List<WorkerState> offering, List<ExecutorReport> reports, String driverHost) {
    String found =
        "%s executors from %s workers with room".formatted(reports.size(), offering.size());
    if (reports.size() >= offering.size()) {
      return Finding.ok(found);
    }
    Set<String> hosts = new HashSet<>();
    reports.forEach(report -> hosts.add(report.host()));
    List<WorkerState> silent =
        offering.stream().filter(worker -> !hosts.contains(worker.host())).toList();
    List<String> labels =
        (silent.isEmpty() ? offering : silent).stream().map(WorkerState::label).toList();
    String fix =
        "whoever runs Spark: see that %s reaches the driver at %s (set CITIZENS_DRIVER_HOST to this"
                .formatted(String.join(", ", labels), driverHost)
            + " host's address as the workers see it; open spark.driver.port); the executor's stderr"
            + " is on the worker's page "
            + (silent.isEmpty() ? offering : silent).get(0).page();
    return reports.isEmpty() ? Finding.fail(found, fix) : Finding.warn(found, fix);
  }
}

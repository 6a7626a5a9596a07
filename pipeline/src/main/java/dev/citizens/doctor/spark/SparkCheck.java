package dev.citizens.doctor.spark;

import dev.citizens.doctor.Check;
import dev.citizens.failures.ExitStatus;
import java.util.List;

/** What all checks of the Spark cluster share. */
abstract class SparkCheck implements Check {
  static final String MASTER = "spark master";
  static final String WORKERS = "spark workers";
  static final String CLIENT_VERSION = "spark client version";
  static final String JAR_VERSION = "spark jar version";
  static final String CAPACITY = "spark capacity";
  static final String APPLICATION = "spark application";
  static final String EXECUTOR_VERSIONS = "spark executor versions";
  static final String DRIVER_REACHABLE = "spark driver reachable";
  static final String WORKER_NAMES = "spark worker names";
  static final String WORKER_CLOCKS = "spark worker clocks";

  /** In the order in which they run. */
  static final List<String> NAMES =
      List.of(
          MASTER,
          WORKERS,
          CLIENT_VERSION,
          JAR_VERSION,
          CAPACITY,
          APPLICATION,
          EXECUTOR_VERSIONS,
          DRIVER_REACHABLE,
          WORKER_NAMES,
          WORKER_CLOCKS);

  private final String name;
  private final List<String> needs;

  SparkCheck(String name, String... needs) {
    this.name = name;
    this.needs = List.of(needs);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ExitStatus area() {
    return ExitStatus.SPARK;
  }

  @Override
  public final List<String> needs() {
    return needs;
  }
}

package dev.citizens.doctor.spark;

import dev.citizens.doctor.AreaCheck;
import dev.citizens.failures.ExitStatus;
import java.util.List;

/** What all checks of the Spark cluster share. */
abstract class SparkCheck extends AreaCheck {
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

  SparkCheck(String name, String... needs) {
    super(name, ExitStatus.SPARK, needs);
  }
}

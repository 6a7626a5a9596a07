package dev.citizens.failures;

import java.util.regex.Pattern;

/**
 * What Spark itself says: of lost executors, and of exceptions of executors of which only the text
 * has come back. By names, as this module does without Spark.
 */
final class SparkFault {
  private static final Pattern EXECUTORS_LOST =
      Pattern.compile(
          "ExecutorLostFailure|Executor heartbeat timed out|FetchFailed|Remote RPC client"
              + " disassociated|maximum allowable number of times|removed our application"
              + "|All masters are unresponsive|SparkContext (has been|was) shut ?down"
              + "|stopped SparkContext|Could not find CoarseGrainedScheduler");

  /** What Spark's executors exit with: 52 for OutOfMemoryError; 137 when the system kills them. */
  private static final Pattern NO_MEMORY =
      Pattern.compile("[Ee]xit(ed with)?( ?[Cc]ode|ed with code) (52|137)|OutOfMemoryError");

  private static final Pattern SIZE_LIMIT = Pattern.compile("spark\\.driver\\.maxResultSize");

  private SparkFault() {}

  static StepFailure of(Throwable thrown) {
    if (!thrown.getClass().getName().startsWith("org.apache.spark.")) {
      return null;
    }
    String text = thrown.getClass().getName() + ": " + thrown.getMessage();
    if (EXECUTORS_LOST.matcher(text).find()) {
      return lost(NO_MEMORY.matcher(text).find());
    }
    if (SIZE_LIMIT.matcher(text).find()) {
      return StepFailure.wrongUse(
          "the results of the workers are larger than spark.driver.maxResultSize; raise it in"
              + " runner-config/spark-cluster/spark-defaults.conf");
    }
    return ofText(text);
  }

  private static StepFailure lost(boolean noMemory) {
    String advice =
        noMemory
            ? "they ran out of memory: raise spark.executor.memory in"
                + " runner-config/spark-cluster/spark-defaults.conf, or free memory on the workers"
            : "see why on the workers' pages, then run again";
    return new StepFailure(ExitStatus.SPARK, "Spark lost its executors; " + advice);
  }

  /** A trace of an executor's exception: what it says is data, the names in it are not. */
  private static StepFailure ofText(String text) {
    if (text.contains("java.lang.OutOfMemoryError")) {
      return MachineFault.ofMemory("OutOfMemoryError on an executor");
    }
    if (Origin.POSTGRESQL.isNamedIn(text)) {
      return SqlServer.POSTGRESQL.failure();
    }
    if (Origin.MYSQL.isNamedIn(text)) {
      return SqlServer.MYSQL.failure();
    }
    return Origin.HDFS.isNamedIn(text) ? HdfsFault.unknown() : null;
  }
}

package dev.citizens.failures;

import java.io.IOException;
import java.util.List;

/** A process that runs out of what its machine or its settings give it. */
final class MachineFault {
  private static final List<String> DISK_FULL =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");
  private static final String TOO_MANY_FILES = "Too many open files";

  private MachineFault() {}

  static StepFailure of(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      return ofMemory(String.valueOf(thrown.getMessage()));
    }
    return thrown instanceof IOException ? ofFiles(thrown) : null;
  }

  /**
   * Memory that is exhausted.
   *
   * @param which as the virtual machine says it
   */
  static StepFailure ofMemory(String which) {
    if (which.contains("native thread")) {
      return new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "the system gives no more threads; raise the limit of processes of this user (ulimit -u)");
    }
    return StepFailure.wrongUse(
        "a process has used up its memory (%s); raise spark.executor.memory or spark.driver.memory"
                .formatted(Printable.of(which.lines().findFirst().orElse(""), 100))
            + " in runner-config/PROFILE/spark-defaults.conf, or -Xmx in"
            + " runner-config/direct/java.args");
  }

  static boolean isDiskFull(String message) {
    return DISK_FULL.stream().anyMatch(message::contains);
  }

  private static StepFailure ofFiles(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (isDiskFull(message)) {
      return new StepFailure(
          ExitStatus.SPARK,
          "a local disk is full (%s); free space where spark.local.dir and java.io.tmpdir are, here"
                  .formatted(DataFree.text(thrown))
              + " and on the workers",
          thrown);
    }
    return message.contains(TOO_MANY_FILES)
        ? new StepFailure(
            ExitStatus.SPARK,
            "too many files are open (%s); raise the limit of this user (ulimit -n), here and on the"
                    .formatted(DataFree.text(thrown))
                + " workers",
            thrown)
        : null;
  }
}

package dev.citizens.failures;

/**
 * The exit statuses of {@code scripts/citizens}, as documented in {@code docs/operations.md}.
 *
 * <p>A <em>transient</em> status means that the same command may succeed later; a permanent one
 * means that somebody has to change something first, so a scheduler must not retry.
 */
public enum ExitStatus {
  DONE(0, false),
  /** A wrong option, job file, name, right, memory setting, or installation. */
  WRONG_USE(2, false),
  /** The day's input is not there yet, is empty, or changed while it was read. */
  INPUT_NOT_READY(10, true),
  /** The input is there and is not acceptable: here, or to a database. */
  QUALITY_GATE(11, false),
  /** Two sources that should agree do not. */
  RECONCILIATION(12, false),
  MYSQL(20, true),
  HDFS(21, true),
  WAREHOUSE(22, true),
  SPARK(23, true),
  /** Anything else that broke the run; the log holds the stack trace. */
  PIPELINE_FAILED(30, true),
  /** Ended by a signal. */
  STOPPED(143, true);

  private final int code;
  private final boolean isTransient;

  ExitStatus(int code, boolean isTransient) {
    this.code = code;
    this.isTransient = isTransient;
  }

  /** The number that the process exits with. */
  public int code() {
    return code;
  }

  /** Whether a retry without any change may help. */
  public boolean isTransient() {
    return isTransient;
  }
}

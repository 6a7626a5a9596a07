package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.sql.SQLException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.ipc.RemoteException;

/** Finds out what broke a run from what was thrown, however deep a runner has wrapped it. */
final class Failures {
  private static final int MAX_DEPTH = 50;

  private Failures() {}

  /** The failure to report; with status 30 and the innermost message if the cause is unknown. */
  static StepFailure explain(Throwable thrown) {
    Throwable innermost = thrown;
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof StepFailure known) {
        return known;
      }
      if (cause instanceof SQLException sql) {
        return ofSql(sql);
      }
      if (cause instanceof RemoteException
          || cause instanceof ChecksumException
          || cause instanceof BlockMissingException) {
        return new StepFailure(
            ExitStatus.HDFS, "HDFS failed during the run: " + firstLine(cause), cause);
      }
      innermost = cause;
      cause = cause.getCause();
    }
    return new StepFailure(
        ExitStatus.PIPELINE_FAILED, "the pipeline failed: " + firstLine(innermost), thrown);
  }

  private static StepFailure ofSql(SQLException e) {
    boolean ofPostgres = e.getClass().getName().startsWith("org.postgresql.");
    return ofPostgres
        ? new StepFailure(
            ExitStatus.WAREHOUSE, "PostgreSQL failed during the run: " + firstLine(e), e)
        : new StepFailure(ExitStatus.MYSQL, "MySQL failed during the run: " + firstLine(e), e);
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}

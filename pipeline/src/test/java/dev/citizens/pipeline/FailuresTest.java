package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.util.UserCodeException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.ipc.RemoteException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** The cause of a failure, dug out of what a runner has wrapped around it. */
class FailuresTest {
  private static StepFailure explain(Throwable cause) {
    return Failures.explain(new PipelineExecutionException(UserCodeException.wrap(cause)));
  }

  private static void assertExplained(Throwable cause, ExitStatus status, String message) {
    StepFailure failure = explain(cause);
    assertThat(failure.getMessage(), is(message));
    assertThat(failure.status(), is(status));
  }

  @Test
  void aKnownFailureIsFoundHoweverDeep() {
    StepFailure known = new StepFailure(ExitStatus.QUALITY_GATE, "too few rows");

    assertThat(explain(new IllegalStateException(new IOException(known))), sameInstance(known));
    assertThat(Failures.explain(known), sameInstance(known));
  }

  @Test
  void aKnownFailureCountsMoreThanWhatCausedIt() {
    StepFailure known =
        new StepFailure(ExitStatus.WAREHOUSE, "said well", new SQLException("said badly"));

    assertThat(explain(known), sameInstance(known));
  }

  @Test
  void ofMySql() {
    assertExplained(
        new SQLException("Lock wait timeout exceeded\nsecond line"),
        ExitStatus.MYSQL,
        "MySQL failed during the run: Lock wait timeout exceeded");
  }

  @Test
  void ofPostgres() {
    assertExplained(
        new PSQLException("ERROR: out of memory\n  Detail: x", PSQLState.OUT_OF_MEMORY),
        ExitStatus.WAREHOUSE,
        "PostgreSQL failed during the run: ERROR: out of memory");
  }

  @Test
  void ofTheNameNode() {
    assertExplained(
        new RemoteException("SafeModeException", "Name node is in safe mode.\nmore"),
        ExitStatus.HDFS,
        "HDFS failed during the run: Name node is in safe mode.");
  }

  @Test
  void ofBlocksThatAreDamagedOrGone() {
    assertExplained(
        new ChecksumException("Checksum error: /lake/a.csv at 0", 0),
        ExitStatus.HDFS,
        "HDFS failed during the run: Checksum error: /lake/a.csv at 0");
    assertExplained(
        new BlockMissingException("/lake/a.csv", "Could not obtain block: blk_1", 0),
        ExitStatus.HDFS,
        "HDFS failed during the run: Could not obtain block: blk_1");
  }

  @Test
  void anUnknownOneSaysItsInnermostMessage() {
    assertExplained(
        new UncheckedIOException(new IOException("no space left on device\nmore")),
        ExitStatus.PIPELINE_FAILED,
        "the pipeline failed: no space left on device");
  }

  @Test
  void oneWithoutAMessageSaysItsClass() {
    assertExplained(
        new NullPointerException(),
        ExitStatus.PIPELINE_FAILED,
        "the pipeline failed: java.lang.NullPointerException");
  }

  @Test
  void causesInACircleHaveAnEnd() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);

    assertThat(Failures.explain(one).status(), is(ExitStatus.PIPELINE_FAILED));
  }
}

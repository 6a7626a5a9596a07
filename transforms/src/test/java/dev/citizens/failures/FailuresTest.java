package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.util.UserCodeException;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.hdfs.BlockMissingException;
import org.apache.hadoop.ipc.RemoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void ofADriverByTheFrameThatThrewIt() {
    SQLException ofMySql =
        new SQLException("Lock wait timeout exceeded\nsecond line", "HY000", 1205);
    ofMySql.setStackTrace(frames("java.sql.SQLException", "com.mysql.cj.jdbc.ClientImpl"));
    assertExplained(
        ofMySql,
        ExitStatus.MYSQL,
        "MySQL failed: Lock wait timeout exceeded; see the server's log, then run again");

    SQLException ofPostgres = new SQLException("FATAL: terminating connection", "57P01");
    ofPostgres.setStackTrace(frames("org.postgresql.core.v3.QueryExecutorImpl"));
    assertExplained(
        ofPostgres,
        ExitStatus.WAREHOUSE,
        "PostgreSQL failed: FATAL: terminating connection; see the server's log, then run again");
  }

  @Test
  void whatIsSuppressedIsNoReasonWhileThereIsAnother() {
    StepFailure permanent = StepFailure.wrongUse("the reason");
    permanent.addSuppressed(new StepFailure(ExitStatus.HDFS, "the tidying up"));

    assertThat(explain(permanent), sameInstance(permanent));
  }

  @Test
  void errorsHaveAStatusToo() {
    assertThat(explain(new OutOfMemoryError("Java heap space")).status(), is(ExitStatus.WRONG_USE));
    for (Error error : List.of(new StackOverflowError(), new NoClassDefFoundError("a/B"))) {
      assertThat(explain(error).status(), is(ExitStatus.PIPELINE_FAILED));
    }
  }

  @Test
  void aFullDiskIsNamed() {
    StepFailure failure =
        explain(new FileSystemException("/tmp/spill", null, "No space left on device"));

    assertThat(failure.status(), is(ExitStatus.SPARK));
    assertThat(failure.getMessage(), startsWith("a local disk is full ("));
    assertThat(failure.getMessage(), containsString("/tmp/spill"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "For input string: \"hunter2\"",
        "Text 'it's hunter2' could not be parsed",
        "first line `x\nhunter2` of the value"
      })
  void aValueThatALibraryQuotesIsNotShown(String message) {
    IllegalStateException thrown = new IllegalStateException(message);

    assertThat(explain(thrown).getMessage(), not(containsString("hunter2")));
    assertThat(DataFree.stackTrace(thrown), not(containsString("hunter2")));
  }

  @Test
  void anExceptionOfAnExecutorIsKnownAfterItsWayToTheDriver() throws Exception {
    SQLException thrown = new BatchUpdateException("Batch entry 0 hunter2", "23514", new int[0]);
    thrown.setStackTrace(frames("org.postgresql.jdbc.BatchResultHandler"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(UserCodeException.wrap(thrown));
    }

    StepFailure failure;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      failure = Failures.explain((Throwable) in.readObject());
    }

    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(failure.getMessage(), not(containsString("hunter2")));
  }

  private static StackTraceElement[] frames(String... classes) {
    return Stream.of(classes)
        .map(name -> new StackTraceElement(name, "run", null, 1))
        .toArray(StackTraceElement[]::new);
  }

  @Test
  void ofTheNameNode() {
    assertExplained(
        new RemoteException(
            "org.apache.hadoop.hdfs.server.namenode.SafeModeException",
            "Name node is in safe mode.\nmore"),
        ExitStatus.HDFS,
        "HDFS failed during the run: Name node is in safe mode.; wait, or end safe mode: hdfs dfsadmin"
            + " -safemode leave");
  }

  @Test
  void ofBlocksThatAreDamagedOrGone() {
    assertExplained(
        new ChecksumException("Checksum error: /lake/a.csv at 0", 0),
        ExitStatus.HDFS,
        "HDFS failed during the run: Checksum error: /lake/a.csv at 0; run the step that wrote it"
            + " again; hdfs fsck names what is damaged");
    assertExplained(
        new BlockMissingException("/lake/a.csv", "Could not obtain block: blk_1", 0),
        ExitStatus.HDFS,
        "HDFS failed during the run: Could not obtain block: blk_1; start the DataNodes; hdfs fsck"
            + " names what is missing");
  }

  @Test
  void anUnknownOneSaysItsInnermostMessage() {
    assertExplained(
        new UncheckedIOException(new IOException("the stream is closed\nmore")),
        ExitStatus.PIPELINE_FAILED,
        "the pipeline failed: java.io.IOException: the stream is closed");
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

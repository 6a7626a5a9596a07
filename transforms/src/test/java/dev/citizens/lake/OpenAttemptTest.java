package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An attempt whose folder cannot be deleted, as the NameNode is in safe mode. */
class OpenAttemptTest {
  private Lake lake;
  private DistributedFileSystem files;

  @BeforeEach
  void connect() throws IOException {
    MiniHdfs hdfs = MiniHdfs.get();
    lake = Lake.at(hdfs.newFolder(), hdfs.configuration());
    files =
        (DistributedFileSystem)
            FileSystem.newInstance(URI.create(lake.paths().root()), hdfs.configuration());
  }

  @AfterEach
  void leaveSafeMode() throws IOException {
    files.setSafeMode(SafeModeAction.SAFEMODE_LEAVE);
    files.close();
  }

  @Test
  void theReasonOfTheFailureStays() {
    StepFailure permanent = StepFailure.wrongUse("the reason");

    StepFailure thrown =
        assertThrows(
            StepFailure.class,
            () -> {
              try (OpenAttempt attempt = lake.newAttempt()) {
                lake.writeText(attempt.attempt().file("part"), "x");
                files.setSafeMode(SafeModeAction.SAFEMODE_ENTER);
                throw permanent;
              }
            });

    assertThat(thrown, sameInstance(permanent));
  }

  @Test
  void whatIsDoneStaysDone() throws IOException {
    try (OpenAttempt attempt = lake.newAttempt()) {
      lake.writeText(attempt.attempt().file("part"), "x");
      files.setSafeMode(SafeModeAction.SAFEMODE_ENTER);
    }
    assertThat(lake.exists(lake.paths().attempts()), is(true));
  }
}

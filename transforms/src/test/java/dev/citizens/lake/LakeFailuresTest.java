package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.HdfsFault;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.ClosedPort;
import dev.citizens.harness.MiniHdfs;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeFailuresTest {
  @TempDir Path folder;

  @Test
  void nameNodeThatDoesNotRunIsKnownWithinHalfAMinute() throws Exception {
    String root = "hdfs://127.0.0.1:" + ClosedPort.find() + "/lake";
    String message =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30),
            () -> Refusal.of(ExitStatus.HDFS, () -> Lake.at(root, new Configuration()).check()));
    assertThat(
        message,
        allOf(
            startsWith("the lake failed at " + root + ": "),
            containsString("Connection refused"),
            endsWith("; check --lake and that NameNode and DataNodes run")));
  }

  @Test
  void aFolderOfThisMachineThatIsAnotherUsersOrFullIsNoFaultOfHdfs() {
    StepFailure denied =
        HdfsFault.failure("the lake failed at /l", new AccessDeniedException("/l/raw"));
    assertThat(
        denied.getMessage(),
        is("the lake failed at /l: access is denied; give this user the right: chown, chmod"));
    assertThat(denied.status(), is(ExitStatus.WRONG_USE));
    StepFailure full =
        HdfsFault.failure("the lake failed at /l", new IOException("No space left on device"));
    assertThat(
        full.getMessage(),
        is("the lake failed at /l: No space left on device; free space on the disk of --lake"));
    assertThat(full.status(), is(ExitStatus.HDFS));
  }

  @Test
  void nameNodeWithoutAnAddressIsNamed() {
    String message =
        Refusal.of(
            ExitStatus.HDFS,
            () -> Lake.at("hdfs://no-such-host.invalid:9000/lake", new Configuration()).check());
    assertThat(
        message,
        allOf(
            startsWith("the lake failed at hdfs://no-such-host.invalid:9000/lake: "),
            containsString("unknown host no-such-host.invalid")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/lake",
        "/srv/lake",
        "lake",
        "hdfs:/lake",
        "file:lake",
        "file://relative/lake",
        "file:///",
        ""
      })
  void otherSchemesAreWrongUse(String root) {
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> Lake.at(root, new Configuration())),
        is("--lake=" + root + " is neither hdfs://HOST:PORT/FOLDER nor file:///FOLDER"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          file:///a/../lake      | .. is no name but a way to a folder
          hdfs://host:9000/./a   | . is no name but a way to a folder
          hdfs://host:9000/a:b/c | a:b has a :, which HDFS refuses in names
          file:///a:b            | a:b has a :, which HDFS refuses in names
          """)
  void foldersThatHdfsCannotHaveAreWrongUse(String root, String objection) {
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> Lake.at(root, new Configuration())),
        is("--lake=" + root + " cannot be: " + objection));
  }

  @Test
  void missingFileIsAFailureOfTheLake() {
    Lake local = Lake.at(folder.toUri().toString(), new Configuration());
    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> local.readText(local.paths().root() + "/never")),
        startsWith("the lake failed at " + local.paths().root() + "/never: it does not exist;"));

    MiniHdfs hdfs = MiniHdfs.get();
    Lake lake = Lake.at(hdfs.newFolder(), hdfs.configuration());
    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> lake.length(lake.paths().root() + "/never")),
        startsWith("the lake failed at " + lake.paths().root() + "/never: it does not exist;"));
  }

  @Test
  void aRightThatIsMissingIsPermanent() throws Exception {
    Lake owners = Lake.at(MiniHdfs.get().newFolder(), MiniHdfs.get().configuration());
    String root = owners.paths().root();
    owners.writeText(root + "/file", "x");
    String message =
        UserGroupInformation.createRemoteUser("somebody")
            .doAs(
                (PrivilegedAction<String>)
                    () ->
                        Refusal.of(
                            ExitStatus.WRONG_USE,
                            () -> {
                              Lake lake = Lake.at(root, MiniHdfs.get().configuration());
                              lake.publish(root + "/file", root + "/published/file");
                            }));

    assertThat(
        message,
        allOf(
            startsWith("the lake failed at " + root + "/published/file: Permission denied: user="),
            endsWith("; give this user the right: hdfs dfs -chown or -chmod")));
  }

  @Test
  void aQuotaThatIsUsedUpIsSaid() throws Exception {
    MiniHdfs hdfs = MiniHdfs.get();
    Lake lake = Lake.at(hdfs.newFolder(), hdfs.configuration());
    String root = lake.paths().root();
    lake.writeText(root + "/first", "x");
    FileSystem files = FileSystem.newInstance(URI.create(root), hdfs.configuration());
    ((DistributedFileSystem) files)
        .setQuota(new org.apache.hadoop.fs.Path(root), 2, HdfsConstants.QUOTA_DONT_SET);

    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> lake.writeText(root + "/second", "x")),
        endsWith("; raise the name quota of the lake's folder, or delete files"));
  }
}

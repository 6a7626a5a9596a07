package dev.citizens.doctor.hdfs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.security.PrivilegedExceptionAction;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster.DataNodeProperties;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.SafeModeAction;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LakeChecksTest {
  @TempDir static java.nio.file.Path folder;
  private static TwoDataNodes hdfs;

  @BeforeAll
  static void start() throws IOException {
    hdfs = new TwoDataNodes(folder);
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  private static Examination examine(long dayBytes) {
    return Examination.of(LakeChecks.of(hdfs.lake(), hdfs.configuration(), dayBytes));
  }

  @Test
  void healthy() throws IOException {
    examine(0).status(0).says("hdfs datanodes", Verdict.OK, "2 answer", "");
    examine(0).says("hdfs write and read", Verdict.OK, "" + hdfs.port(0), "");
    examine(0).says("hdfs write and read", Verdict.OK, "" + hdfs.port(1), "");
    Path attempts = new Path(hdfs.lake() + "/_attempts");
    assertThat(
        "nothing is left behind", hdfs.cluster.getFileSystem().listStatus(attempts).length, is(0));
  }

  @Test
  void aDataNodeThatDied() throws IOException {
    String port = "" + hdfs.port(0);
    DataNodeProperties stopped = hdfs.cluster.stopDataNode(0);
    try {
      examine(0)
          .says("hdfs datanodes", Verdict.FAIL, "1 answer, dfs.replication is 2", port)
          .says("hdfs write and read", Verdict.FAIL, port, "start the DataNode on")
          .ok("lake write")
          .status(21);
    } finally {
      hdfs.cluster.restartDataNode(stopped, true);
      hdfs.cluster.waitActive();
    }
  }

  @Test
  void safeMode() throws IOException {
    hdfs.cluster.getFileSystem().setSafeMode(SafeModeAction.SAFEMODE_ENTER);
    try {
      examine(0)
          .says("hdfs safe mode", Verdict.FAIL, "nothing can be written", "-safemode leave")
          .says("lake write", Verdict.SKIPPED, "'hdfs safe mode' failed", "")
          .says("hdfs write and read", Verdict.SKIPPED, "'hdfs safe mode' failed", "")
          .status(21);
    } finally {
      hdfs.cluster.getFileSystem().setSafeMode(SafeModeAction.SAFEMODE_LEAVE);
    }
  }

  @Test
  void aLakeOfSomebodyElse() throws IOException, InterruptedException {
    hdfs.cluster.getFileSystem().mkdirs(new Path(hdfs.lake()));
    UserGroupInformation stranger = UserGroupInformation.createRemoteUser("stranger");
    PrivilegedExceptionAction<FileSystem> open =
        () -> FileSystem.newInstance(hdfs.cluster.getURI(), hdfs.configuration());
    FileSystem files = stranger.doAs(open);
    Examination.of(new LakeWriteCheck(hdfs.lake(), java.util.List.of(), () -> files))
        .says("lake write", Verdict.FAIL, "Permission denied: user=stranger", "-chown")
        .status(21);
  }

  @Test
  void aPublishedFolderOfSomebodyElse() throws IOException, InterruptedException {
    FileSystem superuser = hdfs.cluster.getFileSystem();
    Path lake = new Path(hdfs.cluster.getURI() + "/shared");
    superuser.mkdirs(new Path(lake, "raw"));
    superuser.setOwner(lake, "stranger", "stranger");
    UserGroupInformation stranger = UserGroupInformation.createRemoteUser("stranger");
    PrivilegedExceptionAction<FileSystem> open =
        () -> FileSystem.newInstance(hdfs.cluster.getURI(), hdfs.configuration());
    FileSystem files = stranger.doAs(open);
    Examination.of(new LakeWriteCheck(lake.toString(), java.util.List.of(), () -> files))
        .says("lake write", Verdict.FAIL, "Permission denied: user=stranger", "-chown");
  }

  @Test
  void onlyTheSuperuserMayListDataNodes() throws IOException, InterruptedException {
    Path lake = new Path(hdfs.cluster.getURI() + "/ofstranger");
    hdfs.cluster.getFileSystem().mkdirs(lake);
    hdfs.cluster.getFileSystem().setOwner(lake, "stranger", "stranger");
    Hdfs asStranger = new Hdfs(lake.toString(), hdfs.configuration());
    UserGroupInformation.createRemoteUser("stranger")
        .doAs((PrivilegedExceptionAction<FileSystem>) asStranger::files);
    Examination.of(LakeChecks.ofHdfs(asStranger, 0))
        .says("hdfs datanodes", Verdict.WARN, "only HDFS's superuser", "run doctor as the user")
        .says("hdfs write and read", Verdict.SKIPPED, "only HDFS's superuser", "")
        .says("hdfs disk", Verdict.OK, "HDFS has", "")
        .ok("hdfs clock")
        .status(0);
  }

  @Test
  void tooLittleDiskForTheDay() {
    examine(1L << 50)
        .says("hdfs disk", Verdict.FAIL, "GiB are needed", "delete old days")
        .status(21);
  }

  @Test
  void nothingListens() {
    Examination.of(LakeChecks.of("hdfs://127.0.0.1:1/lake", new Configuration(), 0))
        .says("hdfs namenode", Verdict.FAIL, "nothing listens at 127.0.0.1:1", "start the NameNode")
        .says("hdfs clock", Verdict.SKIPPED, "'hdfs namenode' failed", "")
        .status(21);
  }

  @Test
  void unknownHost() {
    Examination.of(LakeChecks.of("hdfs://vps9.invalid:9000/lake", new Configuration(), 0))
        .says("hdfs namenode", Verdict.FAIL, "unknown here", "correct --lake")
        .status(21);
  }

  @Test
  void aLakeOnTheLocalDisk() throws IOException {
    java.nio.file.Path local = Files.createDirectory(folder.resolve("local"));
    Examination.of(LakeChecks.of(local.toUri().toString(), new Configuration(), 0))
        .ok("lake write")
        .says("hdfs namenode", Verdict.SKIPPED, "the lake is not on HDFS", "")
        .status(0);
    java.nio.file.Path file = Files.writeString(folder.resolve("file"), "");
    Examination.of(LakeChecks.of(file.toUri() + "/lake", new Configuration(), 0))
        .says("lake write", Verdict.FAIL, "cannot be written", "correct --lake");
  }
}

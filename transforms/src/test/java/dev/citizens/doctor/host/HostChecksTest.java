package dev.citizens.doctor.host;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;

import dev.citizens.doctor.Examination;
import dev.citizens.doctor.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostChecksTest {
  @TempDir Path folder;
  private Path password;

  @BeforeEach
  void writePassword() throws IOException {
    password = Files.writeString(folder.resolve("mysql.key"), "secret\n");
    mode(password, "rw-------");
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void thisJvmIsTheRightOne() {
    Examination.of(JavaVersionCheck.ofThisJvm()).ok("java version");
  }

  @Test
  void anotherJava() {
    Examination.of(new JavaVersionCheck(21, "/opt/jdk-21"))
        .says("java version", Verdict.FAIL, "Java 21 in /opt/jdk-21", "set JAVA_HOME")
        .status(2);
  }

  private Examination secrets() {
    return Examination.of(
        new SecretFilesCheck(
            Map.of("--mysqlPasswordFile", password), List.of(folder, folder.resolve("none"))));
  }

  @Test
  void secretsOfTheOwnerOnly() throws IOException {
    Files.writeString(folder.resolve("spark-defaults.conf"), "spark.master local\n");
    secrets().ok("secret files");
  }

  @Test
  void aPasswordFileThatOthersRead() throws IOException {
    mode(password, "rw-r--r--");
    secrets()
        .says(
            "secret files",
            Verdict.FAIL,
            "--mysqlPasswordFile=" + password + " has mode rw-r--r--",
            "chmod 600 " + password)
        .status(2);
  }

  @Test
  void aPasswordFileThatIsNotThere() throws IOException {
    Files.delete(password);
    secrets().says("secret files", Verdict.FAIL, "does not exist", "correct --mysqlPasswordFile");
  }

  @Test
  void configurationWithASecretThatOthersRead() throws IOException {
    for (String line :
        List.of(
            "spark.authenticate.secret   abc",
            "password=abc",
            "<property><name>ssl.server.keystore.password</name><value>x</value></property>")) {
      Path file = Files.writeString(folder.resolve("some.conf"), "# a comment\n" + line + "\n");
      mode(file, "rw-r-----");
      secrets().says("secret files", Verdict.FAIL, "some.conf has mode rw-r-----", "chmod 600");
      mode(file, "rw-------");
      secrets().ok("secret files");
    }
  }

  /** Job files have names and statements, and what lies further below is of somebody else. */
  @Test
  void whatOnlyLooksLikeASecretIsNone() throws IOException {
    mode(
        Files.writeString(
            folder.resolve("job.yaml"),
            "datasets:\n  reset_token:\n    query: |\n      SELECT\n        u.token AS t FROM u\n"),
        "rw-r--r--");
    mode(Files.writeString(folder.resolve("notes"), "my token\n\n= b\n"), "rw-r--r--");
    Path below = Files.createDirectory(folder.resolve("src"));
    mode(Files.writeString(below.resolve("a.py"), "password = read()\n"), "rw-r--r--");
    secrets().ok("secret files");
  }

  private static Examination disk(DiskSpace space) {
    return Examination.of(new LocalDiskCheck(Set.of(Path.of("/tmp")), any -> space));
  }

  @Test
  void enoughDisk() {
    disk(new DiskSpace(50L << 30, 100L << 30, 1_000_000, 2_000_000)).ok("host disk");
    disk(new DiskSpace(50L << 30, 100L << 30, 0, 0)).ok("host disk");
  }

  @Test
  void fullDisk() {
    disk(new DiskSpace(1L << 20, 100L << 30, 1_000_000, 2_000_000))
        .says("host disk", Verdict.FAIL, "/tmp has 0.0 GiB free of 100.0", "free space in /tmp")
        .status(2);
    disk(new DiskSpace(10L << 30, 100L << 30, 1_000_000, 2_000_000))
        .says("host disk", Verdict.WARN, "(10 %)", "free space");
  }

  @Test
  void noInodesLeft() {
    disk(new DiskSpace(50L << 30, 100L << 30, 9, 2_000_000))
        .says("host disk", Verdict.FAIL, "/tmp has 9 inodes free of 2,000,000", "df -i");
  }

  @Test
  void aRealDiskIsMeasured() throws IOException {
    DiskSpace space = DiskSpace.of(folder);
    assertThat(space.totalBytes(), greaterThan(space.freeBytes()));
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSV file that lies in HDFS already is uploaded from there. */
class HdfsSourceTest {
  private static final String UPLOADED =
      "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv";

  private TestSite site;
  private LakeFiles inbox;

  @BeforeEach
  void pointIntoHdfs(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onHdfs(folder).writeCsv(100, 0);
    inbox = new LakeFiles(SharedServers.hdfs().uri() + "/inbox/" + folder.getFileName());
    site.with("csv", inbox.root() + "/today.csv");
  }

  @Test
  void itIsCopiedByteByByte() throws IOException {
    byte[] csv = Files.readAllBytes(site.csv());
    inbox.write("today.csv", csv);

    site.done("upload");

    assertThat(site.lake().bytes(UPLOADED), is(csv));
  }

  @Test
  void whatIsNotThereYetIsWaitedFor() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            "--csv="
                + inbox.root()
                + "/today.csv does not exist or cannot be read; run again when it is there")
        .withNothingPublished(site, "upload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100%.csv",
        "citizens%20data.csv",
        "citizens#1.csv",
        "a*b?.csv",
        "citizens[1].csv",
        "citizens{1,2}.csv",
        "citizens (1).csv",
        "công dân.csv",
        "back\\slash.csv"
      })
  void itIsFoundByItsOwnNameAndNoOther(String name) throws IOException {
    site.with("csv", inbox.root() + "/" + name);
    for (String other :
        List.of("citizens data.csv", "citizens", "axby.csv", "citizens1.csv", "backslash.csv")) {
      inbox.write(other, "id,name,birth_date,city,country\n9,Other,,,Italy\n".getBytes(UTF_8));
    }
    assertThat(site.run("upload").status(), is(INPUT_NOT_READY));
    byte[] csv = Files.readAllBytes(site.csv());
    inbox.write(name, csv);

    site.done("upload");
    site.with("dataset", "citizens").done("analyze");

    assertThat(site.lake().bytes(UPLOADED), is(csv));
  }

  @Test
  void aNameThatHdfsRefusesIsWrongUse() throws IOException, SQLException {
    site.with("csv", inbox.root() + "/a:b.csv");
    new Refusal(
            WRONG_USE, "--csv=" + inbox.root() + "/a:b.csv cannot be the name of a file in HDFS")
        .withNothingPublished(site, "upload");
  }

  @Test
  void aFolderIsWrongUse() throws IOException, SQLException {
    inbox.write("today.csv/part", new byte[1]);
    new Refusal(
            WRONG_USE, "--csv=" + inbox.root() + "/today.csv is a folder; name the CSV file in it")
        .withNothingPublished(site, "upload");
  }

  @Test
  void oneThatIsStillBeingWrittenIsWaitedFor() throws IOException, SQLException {
    FileSystem files = SharedServers.hdfs().cluster().getFileSystem();
    try (FSDataOutputStream out = files.create(inbox.path("today.csv"))) {
      out.write(Files.readAllBytes(site.csv()));
      out.hflush();
      new Refusal(
              INPUT_NOT_READY,
              "--csv="
                  + inbox.root()
                  + "/today.csv is still being written; run again when it is complete")
          .withNothingPublished(site, "upload");
    }
  }

  @Test
  void oneOfTheSameLengthAndTimeInItsPlaceIsNoticed() throws IOException {
    byte[] csv = Files.readAllBytes(site.csv());
    inbox.write("today.csv", csv);
    inbox.write("twin.csv", new String(csv, UTF_8).replace('a', 'b').getBytes(UTF_8));
    FileSystem files = SharedServers.hdfs().cluster().getFileSystem();
    long time = files.getFileStatus(inbox.path("today.csv")).getModificationTime();
    PreparedStep upload = site.upload().prepare();

    StepFailure failure =
        assertThrows(
            StepFailure.class,
            () ->
                upload.run(
                    MeddlingRunner.before(
                        site.day(),
                        () -> {
                          files.delete(inbox.path("today.csv"), false);
                          files.rename(inbox.path("twin.csv"), inbox.path("today.csv"));
                          files.setTimes(inbox.path("today.csv"), time, -1);
                        })));

    assertThat(failure.status(), is(INPUT_NOT_READY));
    assertThat(
        failure.getMessage(),
        is(
            "--csv="
                + inbox.root()
                + "/today.csv changed while it was read; run again when it is complete"));
    assertThat(site.lake().list(), is(empty()));
  }

  @Test
  void oneThatGoesAwayIsNoticed() throws IOException {
    inbox.write("today.csv", Files.readAllBytes(site.csv()));
    PreparedStep upload = site.upload().prepare();
    FileSystem files = SharedServers.hdfs().cluster().getFileSystem();

    StepFailure failure =
        assertThrows(
            StepFailure.class,
            () ->
                upload.run(
                    MeddlingRunner.before(
                        site.day(), () -> files.delete(inbox.path("today.csv"), false))));

    assertThat(failure.status(), is(INPUT_NOT_READY));
    assertThat(
        failure.getMessage(),
        is(
            "--csv="
                + inbox.root()
                + "/today.csv went away while it was read; run again when it is complete"));
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file that lies in HDFS already is uploaded from there. */
class HdfsSourceTest {
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

    assertThat(site.lake().bytes("raw/citizens/run_date=2026-03-01/citizens_data.csv"), is(csv));
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
}

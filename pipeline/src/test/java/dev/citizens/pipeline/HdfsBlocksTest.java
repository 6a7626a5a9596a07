package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.hadoop.hdfs.DFSTestUtil;
import org.apache.hadoop.hdfs.protocol.ExtendedBlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a block on the disk of a DataNode, where no checksum of a manifest looks. */
class HdfsBlocksTest {
  private static final String RAW = "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv";

  private TestSite site;
  private ExtendedBlock block;

  @BeforeEach
  void uploadOneBlock(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onHdfs(folder).with("dataset", "citizens").writeCsv(200, 0);
    site.done("upload");
    block =
        DFSTestUtil.getFirstBlock(
            SharedServers.hdfs().cluster().getFileSystem(), site.lake().path(RAW));
  }

  @Test
  void oneDamagedCopyOfTwoDoesNotMatter() throws IOException, SQLException {
    SharedServers.hdfs().cluster().corruptReplica(0, block);

    assertThat(site.run("analyze").status(), is(ExitStatus.DONE));
    assertThat(site.run("load").status(), is(ExitStatus.DONE));
    assertThat(
        new WarehouseAnswers(site, TestSite.DAY, "citizens").read(),
        is(DuckDbAnswers.of(200, TestSite.SEED)));
  }

  @Test
  void bothCopiesDamagedStopAnalyze() throws IOException, SQLException {
    SharedServers.hdfs().cluster().corruptReplica(0, block);
    SharedServers.hdfs().cluster().corruptReplica(1, block);

    CitizensRun run = site.run("analyze");

    assertThat(run.status(), is(ExitStatus.HDFS));
    assertThat(
        run.err(),
        hasItem(
            allOf(
                startsWith("citizens: HDFS failed during the run: "),
                containsString(site.lake().resolved(RAW)))));
    assertThat(site.lake().list(), everyItem(startsWith("raw/")));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
  }
}

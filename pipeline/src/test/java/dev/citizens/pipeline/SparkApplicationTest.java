package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.SPARK;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spark master that is not there ends the command before anything ran. */
class SparkApplicationTest {
  private TestSite site;

  @BeforeEach
  void makeAllElseRight(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(10, 0).fillMySql("citizens", 10);
  }

  /** As spark-submit hands it over. */
  private static void master(String url) {
    System.setProperty("spark.master", url);
  }

  @AfterEach
  void forgetMaster() {
    System.clearProperty("spark.master");
  }

  @Test
  void theMasterIsDown() throws IOException, SQLException {
    String url = "spark://127.0.0.1:" + ClosedPort.find();
    master(url);
    refused(url + " (Connection refused)");
  }

  @Test
  void theMasterIsOff() throws IOException, SQLException {
    try (SilentServer server = SilentServer.unreachable()) {
      String url = "spark://127.0.0.1:" + server.port();
      master(url);
      refused(url + " (Connect timed out)");
    }
  }

  @Test
  void bothMastersAreDown() throws IOException, SQLException {
    String url = "spark://127.0.0.1:" + ClosedPort.find() + ",no-such-host.invalid:7077";
    master(url);
    refused(url + " (Connection refused) (unknown host no-such-host.invalid)");
  }

  @Test
  void theMasterIsNoAddress() throws IOException, SQLException {
    master("spark://vps 1:7077");
    new Refusal(
            dev.citizens.failures.ExitStatus.WRONG_USE,
            "the Spark master spark://vps 1:7077 is not spark://HOST:PORT; check"
                + " CITIZENS_SPARK_MASTER")
        .withNothingPublished(site, "daily", "--runner=SparkRunner");
  }

  private void refused(String what) throws IOException, SQLException {
    new Refusal(
            SPARK,
            "no Spark master answers at "
                + what
                + "; check CITIZENS_SPARK_MASTER and that the master runs")
        .withNothingPublished(site, "daily", "--runner=SparkRunner");
  }
}

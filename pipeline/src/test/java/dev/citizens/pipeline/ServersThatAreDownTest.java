package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.MYSQL;
import static dev.citizens.failures.ExitStatus.WAREHOUSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are down end the command at once, before anything ran. */
class ServersThatAreDownTest {
  private TestSite site;

  @BeforeEach
  void makeAllElseRight(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(10, 0).fillMySql("citizens", 10);
  }

  @Test
  void mySqlIsDown() throws IOException, SQLException {
    mySqlRefused(ClosedPort.find(), "Communications link failure");
  }

  private void mySqlRefused(int port, String cause) throws IOException, SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + port + "/citizens";
    site.with("mysqlUrl", url).with("dataset", "citizens_mysql");
    new Refusal(
            MYSQL,
            "MySQL at " + url + " failed: " + cause + "; check --mysqlUrl and that the server runs")
        .withNothingPublished(site, "daily");
  }

  @Test
  void aTableThatCannotBeReadDoesNotStopTheFile() throws IOException, SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + ClosedPort.find() + "/citizens";
    site.with("mysqlUrl", url);
    new Refusal(
            MYSQL,
            "citizens_mysql: MySQL at "
                + url
                + " failed: Communications link failure; check --mysqlUrl and that the server runs")
        .of(site, "daily");
    assertThat(site.publishedRuns(), contains("2026-03-01 citizens"));
    assertThat(
        site.lake().text("reports/citizens/run_date=2026-03-01/report.md"),
        containsString("| citizens_mysql | not loaded |"));
  }

  @Test
  void postgresIsDown() throws IOException, SQLException {
    int port = ClosedPort.find();
    postgresRefused(
        port,
        "Connection to 127.0.0.1:"
            + port
            + " refused. Check that the hostname and port are correct and that the postmaster is"
            + " accepting TCP/IP connections.");
  }

  private void postgresRefused(int port, String cause) throws IOException, SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/warehouse";
    site.with("warehouseUrl", url);
    new Refusal(
            WAREHOUSE,
            "PostgreSQL at "
                + url
                + " failed: "
                + cause
                + "; check --warehouseUrl and that the server runs")
        .withNothingPublished(site, "daily");
  }

  @Test
  void theNameNodeIsDown() throws IOException, SQLException {
    nameNodeRefused(ClosedPort.find(), "Connection refused");
  }

  @Test
  void theNameNodeOfTheSourceIsDown() throws IOException, SQLException {
    String csv = "hdfs://127.0.0.1:" + ClosedPort.find() + "/citizens_data.csv";
    site.with("csv", csv).with("dataset", "citizens");
    new Refusal(HDFS, "--csv=" + csv + " cannot be read: Connection refused")
        .withNothingPublished(site, "daily");
  }

  private void nameNodeRefused(int port, String cause) throws IOException, SQLException {
    String lake = "hdfs://127.0.0.1:" + port + "/lake";
    site.with("lake", lake);
    new Refusal(
            HDFS,
            "the lake failed at "
                + lake
                + ": "
                + cause
                + "; check --lake and that NameNode and DataNodes run")
        .of(site, "daily");
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that gets SIGTERM says what is known, and not what is not. */
class StoppedRunTest {
  private static final String WAITERS =
      "SELECT 1 FROM pg_stat_activity WHERE application_name = 'citizens'"
          + " AND wait_event_type = 'Lock'";

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void whichStepRanAndWhichHadEnded() throws IOException, SQLException, InterruptedException {
    TestSite site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
    site.done("daily");
    site.with("lineageFile", folder.resolve("lineage.ndjson").toString());
    site.with("metricsFile", folder.resolve("citizens.prom").toString());
    try (Connection connection = site.warehouse();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "LOCK TABLE citizens.run IN SHARE MODE"); // who writes waits: load publishes
      Process process = start(site);
      while (process.isAlive() && site.warehouseRows(WAITERS).isEmpty()) {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }

      process.destroy();

      assertThat(Files.readString(folder.resolve("err")), process.waitFor(), is(143));
    }
    assertThat(
        Files.readAllLines(folder.resolve("err")).stream()
            .filter(line -> line.startsWith("citizens:"))
            .toList(),
        contains(
            "citizens: stopped during load citizens, which may have published or not; upload citizens,"
                + " analyze citizens had ended; run the same command again (status 143)"));
    assertThat(
        LineageEvent.of(Files.readAllLines(folder.resolve("lineage.ndjson"))).stream()
            .map(LineageEvent::what)
            .skip(5)
            .toList(),
        contains(
            "START citizens.load.citizens",
            "ABORT citizens.load.citizens",
            "ABORT citizens.daily"));
    assertThat(
        Files.readString(folder.resolve("citizens.prom")),
        containsString("citizens_last_exit_status{pipeline=\"citizens\"} 143\n"));
  }

  private Process start(TestSite site) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Citizens.class.getName()));
    command.addAll(site.command("daily"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(site.environment());
    builder.redirectOutput(folder.resolve("out").toFile());
    builder.redirectError(folder.resolve("err").toFile());
    return builder.start();
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.MYSQL;
import static dev.citizens.failures.ExitStatus.WAREHOUSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that are off or hang end the command within a minute. All commands wait at once, so that
 * the test takes as long as the slowest: half a minute, for a NameNode that hangs.
 */
class ServersThatDoNotAnswerTest {
  private record Timed(ExitStatus status, double seconds) {}

  private final List<List<String>> commands = new ArrayList<>();
  private final List<ExitStatus> statuses = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private TestSite site;

  @Test
  void eachEndsWithItsLineInTime(@TempDir Path folder)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    site = TestSite.onDisk(folder).writeCsv(10, 0).fillMySql("citizens", 10);
    site.with("dataset", "citizens_mysql");
    try (SilentServer hanging = SilentServer.hanging();
        SilentServer off = SilentServer.unreachable()) {
      addMySql(hanging);
      addMySql(off);
      addPostgres(hanging, "", "Connection attempt timed out.");
      addPostgres(hanging, "?sslmode=disable", "Connection attempt timed out.");
      addPostgres(off, "", "The connection attempt failed.");
      addNameNode(hanging);
      addNameNode(off);

      checkRuns();
    }
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.publishedRuns(), is(empty()));
  }

  private void addMySql(SilentServer server) {
    String url = "jdbc:mysql://127.0.0.1:" + server.port() + "/citizens";
    add(
        "mysqlUrl",
        url,
        MYSQL,
        "MySQL at "
            + url
            + " failed: Communications link failure; check --mysqlUrl and that the server runs");
  }

  private void addPostgres(SilentServer server, String properties, String cause) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/warehouse" + properties;
    add(
        "warehouseUrl",
        url,
        WAREHOUSE,
        "PostgreSQL at "
            + url
            + " failed: "
            + cause
            + "; check --warehouseUrl and that the server runs");
  }

  private void addNameNode(SilentServer server) {
    String lake = "hdfs://127.0.0.1:" + server.port() + "/lake";
    add(
        "lake",
        lake,
        HDFS,
        "the lake failed at "
            + lake
            + ": no answer; check --lake and that NameNode and DataNodes run");
  }

  private void add(String option, String value, ExitStatus status, String line) {
    String right = "--" + option + "=";
    commands.add(
        site.command("daily").stream()
            .map(argument -> argument.startsWith(right) ? right + value : argument)
            .toList());
    statuses.add(status);
    lines.add("citizens: %s (status %s)".formatted(line, status.code()));
  }

  private void checkRuns() throws InterruptedException, ExecutionException {
    List<Timed> runs = new ArrayList<>();
    List<String> err;
    ExecutorService threads = Executors.newFixedThreadPool(commands.size());
    try (CapturedOutput output = new CapturedOutput()) {
      List<Future<Timed>> waiting =
          commands.stream().map(command -> threads.submit(() -> run(command))).toList();
      for (Future<Timed> each : waiting) {
        runs.add(each.get());
      }
      err = output.err();
    } finally {
      threads.shutdownNow();
    }
    System.out.println(runs);

    assertThat(err, containsInAnyOrder(lines.toArray(String[]::new)));
    assertThat(runs.stream().map(Timed::status).toList(), is(statuses));
    assertThat(runs.stream().map(Timed::seconds).toList(), everyItem(lessThan(60.0)));
  }

  private Timed run(List<String> command) {
    long start = System.nanoTime();
    ExitStatus status = Citizens.run(command, site.environment());
    return new Timed(status, (System.nanoTime() - start) / 1e9);
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An extract asks no more of its server at a time than it may. */
class ReadLimitsDayTest {
  private static final int TABLES = 8;
  private static final int ROWS = 250;

  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    StringBuilder job = new StringBuilder("name: limited\ndatasets:\n");
    for (int number = 0; number < TABLES; number++) {
      String table = "limited_" + number;
      site.executeMySql(
          "CREATE OR REPLACE TABLE %s (id INT PRIMARY KEY, changed DATE)".formatted(table),
          "INSERT INTO %s SELECT seq, '2026-02-01' FROM seq_1_to_%s".formatted(table, ROWS));
      job.append("  %s: {table: %s, incremental: {by: changed}}\n".formatted(table, table));
    }
    site.withJob(job.toString());
  }

  private void requireAllRows(CitizensRun run) {
    assertThat(run.out().size(), is(TABLES));
    run.out().forEach(line -> assertThat(line, containsString("  %s rows, ".formatted(ROWS))));
  }

  /** A number of connections is one if it was seen that often: those that end stay for a moment. */
  private static final int SIGHTINGS = 10;

  /** How many connections there are that began behind one. */
  private static int connectionsBehind(int id, Statement statement) throws SQLException {
    return number(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE ID > " + id, statement);
  }

  private static int number(String sql, Statement statement) throws SQLException {
    try (ResultSet number = statement.executeQuery(sql)) {
      number.next();
      return number.getInt(1);
    }
  }

  /** Looks all the time how many connections there are at most. */
  private int mostConnections(Callable<CitizensRun> run) throws Exception {
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      int own = number("SELECT CONNECTION_ID()", statement);
      Future<Integer> most =
          thread.submit(
              () -> {
                int[] sightings = new int[100];
                while (!isOver.get()) {
                  sightings[connectionsBehind(own, statement)]++;
                  Thread.sleep(5);
                }
                int seen = sightings.length - 1;
                while (seen > 0 && sightings[seen] < SIGHTINGS) {
                  seen--;
                }
                return seen;
              });
      try {
        requireAllRows(run.call());
      } finally {
        isOver.set(true);
      }
      return most.get();
    } finally {
      thread.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void rowsTakeTheirTimeOverAsManyConnectionsAsThereMayBe(int most) throws Exception {
    double fewestSeconds = (TABLES * ROWS) / 500.0;
    int seen =
        mostConnections(
            () -> {
              CitizensRun run =
                  site.done("extract", "--maxConnections=" + most, "--maxRowsPerSecond=500");
              assertThat(run.seconds(), greaterThan(fewestSeconds));
              return run;
            });
    assertThat(seen, is(most));
  }

  @Test
  void changesAreReadWithinTheLimitToo() throws Exception {
    site.done("extract");
    site.with("runDate", "2026-03-02");
    assertThat(
        mostConnections(
            () -> site.done("extract", "--maxConnections=1", "--maxRowsPerSecond=2000")),
        is(1));
  }

  @Test
  void theJobFileMayLimitRowsAlone() throws IOException {
    site.withJob(
        """
        name: limited
        options: {maxRowsPerSecond: 100}
        datasets:
          limited_0: {table: limited_0}
        """);
    assertThat(site.done("extract").seconds(), greaterThan(ROWS / 100.0));
  }

  @Test
  void aLimitThatIsNoneIsRefused() {
    for (String wrong :
        new String[] {
          "--maxConnections=0 must be a whole number from 1 to 10000",
          "--maxConnections=two must be a whole number from 1 to 10000",
          "--maxConnections=10001 must be a whole number from 1 to 10000",
          "--maxRowsPerSecond=99 must be a whole number from 100 to 1000000000",
          "--maxRowsPerSecond=1e3 must be a whole number from 100 to 1000000000",
        }) {
      CitizensRun run = site.run("extract", wrong.split(" ", 2)[0]);
      assertThat(run.status(), is(ExitStatus.WRONG_USE));
      assertThat(run.err().get(0), is("citizens: " + wrong + " (status 2)"));
    }
  }
}

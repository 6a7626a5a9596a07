package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tables are one pipeline, and each has an end of its own. */
class ManyTablesTest {
  private static final int TABLES = 60;

  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    StringBuilder job = new StringBuilder("name: many\ndatasets:\n");
    List<String> statements = new ArrayList<>();
    for (int number = 0; number < TABLES; number++) {
      String table = "many_" + name(number);
      statements.add("CREATE OR REPLACE TABLE " + table + " (id INT PRIMARY KEY, v TEXT)");
      if (number > 0) {
        statements.add(
            "INSERT INTO %s SELECT seq, CONCAT('%s, ', seq) FROM seq_1_to_%s"
                .formatted(table, table, number));
      }
      job.append("  d%s: {table: %s}\n".formatted(name(number), table));
    }
    execute(statements);
    Files.writeString(site.file("many.yaml"), job);
    site.with("job", site.file("many.yaml").toString()).without("csv");
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  private void execute(List<String> statements) throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** What the lake has of each data set. */
  private Map<String, String> published() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : site.lake().list()) {
      if (file.endsWith(".csv")) {
        texts.put(file.split("/", -1)[1], site.lake().text(file));
      }
    }
    return texts;
  }

  private static Map<String, String> expected() {
    Map<String, String> texts = new TreeMap<>();
    for (int number = 0; number < TABLES; number++) {
      StringBuilder csv = new StringBuilder("id,v\n");
      for (int id = 1; id <= number; id++) {
        csv.append("%s,\"many_%s, %1$s\"\n".formatted(id, name(number)));
      }
      texts.put("d" + name(number), csv.toString());
    }
    return texts;
  }

  @Test
  void allArriveWithTheirRows() throws IOException {
    CitizensRun run = site.done("extract");
    assertThat(published(), is(expected()));
    assertThat(run.out().size(), is(TABLES));
    assertThat(run.out().get(59).replaceAll(" +", " "), containsString(" d59 59 rows, "));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void tablesThatCannotBeReadStopNoOther() throws IOException, SQLException {
    execute(List.of("DROP TABLE many_07"));
    Path job = site.file("many.yaml");
    Files.writeString(
        job,
        Files.readString(job)
            .replace("table: many_09", "table: many_09, columns: [{name: id, type: date}]"));
    CitizensRun run = site.run("extract");
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        contains(
            "citizens: d09: column id of table many_09 is INT, and the job file says date; say type: text there, or extract a view in which it is one (status 2)",
            "citizens: d07: MySQL at %s failed: Table 'citizens.many_07' doesn't exist; check table,"
                    .formatted(SharedServers.mariaDb().jdbcUrl())
                + " splitColumn and columns of the data set in the job file (status 2)"));
    Map<String, String> others = expected();
    others.keySet().removeAll(List.of("d07", "d09"));
    assertThat(published(), is(others));
  }

  @Test
  void aTableThatChangesMeanwhileStopsNoOther() throws IOException {
    Day day = site.day();
    TableExtraction extraction = new TableExtraction(day);
    List<PreparedStep> steps = new ArrayList<>();
    for (String name : List.of("d01", "d02", "d03", "d04")) {
      Dataset dataset = site.dataset(name);
      steps.add(new ExtractStep(day, dataset, extraction).prepare());
    }
    PipelineRunner runner =
        MeddlingRunner.before(
            day, () -> execute(List.of("DELETE FROM many_02 WHERE id = 1", "DROP TABLE many_03")));

    steps.get(0).run(runner);
    StepFailure fewer = assertThrows(StepFailure.class, () -> steps.get(1).run(runner));
    StepFailure gone = assertThrows(StepFailure.class, () -> steps.get(2).run(runner));
    steps.get(3).run(runner);

    assertThat(fewer.status(), is(ExitStatus.MYSQL));
    assertThat(fewer.getMessage(), containsString("table many_02 had 2 rows"));
    assertThat(gone.status(), is(ExitStatus.WRONG_USE));
    assertThat(gone.getMessage(), containsString("Table 'citizens.many_03' doesn't exist"));
    Map<String, String> others = expected();
    others.keySet().retainAll(List.of("d01", "d04"));
    assertThat(published(), is(others));
    assertThat(site.lake().attempts(), is(0));
  }
}

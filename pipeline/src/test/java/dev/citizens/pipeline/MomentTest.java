package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import dev.citizens.job.Dataset;
import dev.citizens.lake.SourceMoment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An extract says whether its tables changed while they were read, and so does their manifest. */
class MomentTest {
  private TestSite site;
  private Day day;
  private TableExtraction extraction;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder);
    for (String table : new String[] {"still", "moving"}) {
      site.executeMySql(
          "CREATE OR REPLACE TABLE %s (id INT PRIMARY KEY, v INT)".formatted(table),
          "INSERT INTO %s VALUES (1, 1), (2, 2)".formatted(table));
    }
    site.executeMySql("CREATE OR REPLACE VIEW seen AS SELECT * FROM still");
    awaitNextSecond();
    awaitNextSecond();
    Files.writeString(
        site.file("moments.yaml"),
        """
        name: moments
        datasets:
          still: {table: still}
          moving: {table: moving}
          seen: {table: seen}
        """);
    site.with("job", site.file("moments.yaml").toString()).without("csv");
    day = site.day();
    extraction = new TableExtraction(day);
  }

  /** The server knows changes by the second, and the last one may get that of the second before. */
  private void awaitNextSecond() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      String now = now(statement);
      while (now.equals(now(statement))) {
        statement.execute("DO SLEEP(0.05)");
      }
    }
  }

  private static String now(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT NOW()")) {
      row.next();
      return row.getString(1);
    }
  }

  private void assertSaid(
      PreparedStep step, PipelineRunner runner, String dataset, SourceMoment.Verdict verdict)
      throws IOException {
    assertThat(
        step.run(runner).text().replaceFirst("[0-9]+ bytes", "N bytes"),
        endsWith(" rows, N bytes" + suffix(dataset) + verdict.words()));
    SourceMoment moment = DayInput.requireRaw(day, dataset(dataset)).manifest().moment();
    assertThat(moment.verdict(), is(verdict));
  }

  private static String suffix(String dataset) {
    return dataset.equals("seen")
        ? " in one piece, as it has no key whose ranges can be told, and no splitColumn is given, "
        : ", ";
  }

  private Dataset dataset(String name) {
    return KnownColumns.of(Steps.EXTRACT, day, site.dataset(name));
  }

  @Test
  void aTableThatIsWrittenToMeanwhileIsNamed() throws IOException {
    PreparedStep still = new ExtractStep(day, dataset("still"), extraction).prepare();
    PreparedStep moving = new ExtractStep(day, dataset("moving"), extraction).prepare();
    PreparedStep seen = new ExtractStep(day, dataset("seen"), extraction).prepare();
    PipelineRunner runner =
        MeddlingRunner.before(
            day,
            () -> {
              awaitNextSecond();
              site.executeMySql("UPDATE moving SET v = 7 WHERE id = 1");
            });
    assertSaid(still, runner, "still", SourceMoment.Verdict.UNCHANGED);
    assertSaid(moving, runner, "moving", SourceMoment.Verdict.CHANGED);
    assertSaid(seen, runner, "seen", SourceMoment.Verdict.NOT_KNOWN);
  }
}

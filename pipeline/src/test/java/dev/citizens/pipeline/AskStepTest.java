package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.CanonicalRecords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question that is asked by hand. */
class AskStepTest {
  private static final String BY_COUNTRY =
      "SELECT country, count(*) AS people, min(birth_date) AS oldest FROM citizens"
          + " GROUP BY country HAVING count(*) > 3 ORDER BY people DESC, country";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(500, 0);
  }

  @Test
  void theAnswerIsThatOfDuckDb() throws IOException, SQLException {
    site.done("upload");
    List<List<String>> expected;
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      expected =
          Rows.of(
              duckDb,
              BY_COUNTRY.replace(
                  "FROM citizens", "FROM read_csv('" + site.csv() + "', all_varchar = true)"));
    }

    CitizensRun run = site.done("ask", BY_COUNTRY, "--format=csv");

    assertThat(run.err(), is(empty()));
    List<List<String>> answer = records(run.out());
    assertThat(answer.get(0), contains("country", "people", "oldest"));
    assertThat(answer.subList(1, answer.size()), is(expected));
  }

  private static List<List<String>> records(List<String> lines) throws IOException {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    List<List<String>> records = new ArrayList<>();
    try (CanonicalRecords in = new CanonicalRecords(new ByteArrayInputStream(text))) {
      for (List<String> record = in.next(); record != null; record = in.next()) {
        records.add(record);
      }
    }
    return records;
  }

  @Test
  void nothingIsPublished() throws IOException, SQLException {
    site.done("upload");
    List<String> before = site.lake().list();
    site.done("ask", "SELECT count(*) AS people FROM citizens");
    assertThat(site.lake().list(), is(before));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void theTableIsForPeople() {
    site.done("upload");
    assertThat(
        site.done("ask", "SELECT count(*) AS people FROM dataset", "--dataset=citizens").out(),
        contains("people", "   500", "(1 line)"));
  }

  @Test
  void badRowsAreLeftOutAndTold() throws IOException {
    site.writeCsv(20, 3).done("upload");
    CitizensRun run = site.done("ask", "SELECT count(*) AS people FROM citizens", "--format=csv");
    assertThat(run.out(), contains("people", "20"));
    assertThat(run.err(), contains("citizens: without 3 bad rows of citizens"));
  }

  @Test
  void aQuestionWithoutAnswerIsTold() throws IOException, SQLException {
    site.done("upload");
    new Refusal(
            QUALITY_GATE,
            "the question asked of citizens has no answer: CAST(name AS long) has a value that is no long;"
                + " change it, or leave such rows out with WHERE")
        .of(site, "ask", "SELECT max(CAST(name AS bigint)) AS most FROM citizens");
  }

  /** The message names the branch that was taken, though the other fails for the same rows, too. */
  @Test
  void aQuestionWithoutAnswerNamesTheBranchThatHasNone() throws IOException, SQLException {
    site.done("upload");
    new Refusal(
            QUALITY_GATE,
            "the question asked of citizens has no answer: CAST(city AS long) has a value that is no long;"
                + " change it, or leave such rows out with WHERE")
        .of(
            site,
            "ask",
            "SELECT max(CASE WHEN id < 0 THEN CAST(name AS bigint) ELSE CAST(city AS bigint) END)"
                + " AS most FROM citizens");
  }

  @Test
  void aQuestionMayBeginWithAComment() {
    site.done("upload");
    assertThat(
        site.done("ask", "-- people\nSELECT count(*) AS people FROM citizens", "--format=csv")
            .out(),
        contains("people", "500"));
    assertThat(
        site.done("ask", "--people\nSELECT count(*) AS people FROM citizens", "--format=csv").out(),
        contains("people", "500"));
  }

  @Test
  void theColumnsOfATableAreThoseThatWereExtracted() throws IOException, SQLException {
    site.fillMySql("citizens", 30).done("extract");
    assertThat(
        site.done("ask", "SELECT max(id) AS last FROM citizens_mysql", "--format=json").out(),
        contains("[{\"last\":30}]"));
  }

  @Test
  void aQuestionThatIsNoneIsRefusedBeforeAnythingRuns() throws IOException, SQLException {
    site.done("upload");
    new Refusal(
            WRONG_USE,
            "no question; give one, such as scripts/citizens ask 'SELECT count(*) FROM dataset'")
        .of(site, "ask");
    new Refusal(WRONG_USE, "FROM people is no data set; write FROM citizens or citizens_mysql")
        .of(site, "ask", "SELECT count(*) FROM people");
    new Refusal(WRONG_USE, "--format=xml is no format; allowed: table, csv, json")
        .of(site, "ask", "SELECT count(*) FROM citizens", "--format=xml");
  }

  @Test
  void aDayThatIsNotInTheLakeIsNotReady() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            site.lake().root()
                + "/raw/citizens/run_date=2026-03-01 has no _manifest.json; run upload"
                + " --dataset=citizens --runDate=2026-03-01 first")
        .of(site, "ask", "SELECT count(*) FROM citizens");
  }
}

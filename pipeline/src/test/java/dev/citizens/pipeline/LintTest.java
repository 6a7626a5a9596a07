package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code extract --lint}: what a day would make of the rows is known before, with its status. */
class LintTest {
  private static final String NULLS =
      "columns: [{name: id, type: long, required: true}, {name: made, type: date, nulls:"
          + " [\"0000-00-00\"]}]";

  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "SET @@sql_mode = ''",
        "CREATE OR REPLACE TABLE lint_dates (id INT PRIMARY KEY, made DATE)",
        "INSERT INTO lint_dates VALUES (1, '2026-01-01'), (7, '0000-00-00'), (9, NULL)",
        "CREATE OR REPLACE TABLE lint_good (id INT PRIMARY KEY, name VARCHAR(9))",
        "INSERT INTO lint_good VALUES (1, 'a')");
  }

  private static String server() throws IOException {
    return SharedServers.mariaDb().jdbcUrl();
  }

  private void job(String more) throws IOException {
    site.withJob(
        """
        name: lint
        datasets:
          dates:
            table: lint_dates
            %s
          good: {table: lint_good}
        """
            .formatted(more));
  }

  @Test
  void findingsAreToldWithKeyAndCureAndNothingIsWritten() throws IOException {
    job("parquet: true\n    quality: {maxBadRows: 1}");
    CitizensRun run = site.done("extract", "--lint");
    assertThat(
        run.out(),
        is(
            List.of(
                "dates: table lint_dates at %s, 3 rows, 1 bad ones".formatted(server()),
                "  column  finding    rows  key  an extract             cure",
                "  made    zero date     1  7    a bad row: NOT_A_DATE  " + NULLS,
                "",
                "good: table lint_good at %s, 1 rows".formatted(server()),
                "  nothing found",
                "",
                "1 of 2 tables have no findings; nothing was extracted, and nothing was written")));
    assertThat(run.err(), is(empty()));
    assertThat(site.lake().list(), is(empty()));
    job(NULLS);
    assertThat(
        site.done("extract", "--lint").out().get(6),
        is("2 of 2 tables have no findings; nothing was extracted, and nothing was written"));
  }

  /** The cure is that of the real day. */
  @Test
  void whatLoadWouldRefuseHasItsStatusAndWhatIsCuredIsLoaded() throws IOException {
    job("load: {}");
    CitizensRun lint = site.run("extract", "--lint");
    assertThat(lint.status(), is(ExitStatus.QUALITY_GATE));
    String said =
        "PostgreSQL cannot take 1 of 3 rows, so that load would load none; cure them, or take load"
            + " out of the job file";
    assertThat(lint.err(), is(List.of("citizens: dates: " + said + " (status 11)")));
    assertThat(lint.out().get(3), is("  a day would fail: " + said));
    assertThat(site.run("daily").status(), is(lint.status()));
    job("load: {}\n    " + NULLS);
    assertThat(site.done("extract", "--lint").err(), is(empty()));
    site.done("daily");
  }

  private String cure() {
    List<String> out = site.run("extract", "--lint").out();
    return out.get(2).substring(out.get(1).indexOf("cure"));
  }

  private List<String> loaded() throws IOException, SQLException {
    return site.warehouseRows("SELECT id, made FROM citizens.dates ORDER BY id").stream()
        .map(row -> String.join("|", row))
        .toList();
  }

  /** Whoever pastes what is printed still has all columns, in lake and warehouse. */
  @Test
  void aCureThatIsPastedAsItIsPrintedTakesNoColumnAway() throws IOException, SQLException {
    job("load: {}");
    job("load: {}\n    " + cure());
    site.done("daily");
    List<String> all = List.of("1|2026-01-01", "7|null", "9|null");
    assertThat(loaded(), is(all));
    job("load: {}\n    columns: [{name: id, type: long, key: true}, {name: made, type: date}]");
    Matcher said = Pattern.compile("in columns:, (.*) instead of made").matcher(cure());
    assertThat(said.matches(), is(true));
    job("load: {}\n    columns: [{name: id, type: long, key: true}, %s]".formatted(said.group(1)));
    site.done("daily");
    assertThat(loaded(), is(all));
  }

  @Test
  void tooFewRowsForTheQualityGateHaveItsStatus() throws IOException {
    String job =
        """
        name: lint
        datasets:
          dates:
            table: lint_dates
            quality: {maxBadRows: 50%%, minRows: %s}
        analyses: [{of: dates, ask: [{profile: all}]}]
        """;
    site.withJob(job.formatted(3));
    CitizensRun lint = site.run("extract", "--lint");
    assertThat(
        lint.err(),
        is(
            List.of(
                "citizens: 3 rows, 1 of them bad ones, which analyze would refuse, as quality.minRows"
                    + " is 3; see where the others are, or lower it in the job file (status 11)")));
    assertThat(site.run("daily").status(), is(lint.status()));
    site.withJob(job.formatted(2));
    site.done("extract", "--lint");
    site.done("daily");
  }

  /** A subquery of two rows is an error that only the look at rows finds. */
  @Test
  void aLookThatTheServerEndsIsToldFromATableThatCannotBeExtracted()
      throws IOException, SQLException {
    site.executeMySql(
        "DROP TABLE IF EXISTS lint_dates",
        "CREATE OR REPLACE VIEW lint_ended AS SELECT id, (SELECT s.seq FROM seq_1_to_2 s WHERE s.seq"
            + " <= lint_good.id + 1) AS made FROM lint_good");
    site.withJob(
        """
        name: lint
        datasets:
          dates: {table: lint_ended, columns: [{name: made, type: "decimal(4,2)"}]}
        """);
    CitizensRun lint = site.run("extract", "--lint");
    assertThat("as an extract's", lint.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(lint.out().get(1), startsWith("  was not looked at to the end: MySQL at "));
  }

  @Test
  void whatTheQualityGateWouldRefuseHasItsStatus() throws IOException {
    String job =
        """
        name: lint
        datasets:
          dates:
            table: lint_dates
            columns: [{name: id, type: long}, {name: made, type: date}]
            quality: {maxBadRows: %s}
        analyses: [{of: dates, ask: [{profile: all}]}]
        """;
    site.withJob(job.formatted("10%"));
    CitizensRun lint = site.run("extract", "--lint");
    assertThat(
        lint.err(),
        is(
            List.of(
                "citizens: 1 of 3 rows are bad ones, which analyze would refuse, as"
                    + " quality.maxBadRows is 10%; cure them, or raise it in the job file (status 11)")));
    assertThat(site.run("daily").status(), is(lint.status()));
    site.withJob(job.formatted("50%"));
    site.done("extract", "--lint");
    site.done("daily");
  }

  @Test
  void whatCannotBeExtractedHasTheStatusOfExtract() throws IOException {
    site.withJob(
        "name: lint\ndatasets:\n  d: {table: lint_good, columns: [{name: id, type: date}]}\n");
    CitizensRun lint = site.run("extract", "--lint");
    CitizensRun real = site.run("extract");
    assertThat(lint.err(), is(real.err()));
    assertThat(lint.status(), is(real.status()));
    assertThat(
        lint.out().get(1),
        is(
            "  cannot be extracted: column id of table lint_good is INT, and the job file says date; say type: text there, or extract a view in which it is one"));
  }

  @Test
  void changedColumnsAreToldBeforeTheyAreExtracted() throws IOException, SQLException {
    job("");
    site.with("runDate", "2026-02-28").done("extract");
    site.executeMySql("ALTER TABLE lint_good ADD note TEXT, MODIFY name VARCHAR(9) NOT NULL");
    site.with("runDate", "2026-03-01");
    assertThat(
        site.done("extract", "--lint", "--dataset=good").out().get(2),
        containsString("since 2026-02-28 name is never NULL now, note (text) is new"));
  }

  @Test
  void jsonHasTheSame() throws IOException {
    job("load: {}");
    CitizensRun run = site.run("extract", "--lint", "--json");
    assertThat(
        new ObjectMapper().readTree(String.join("\n", run.out())),
        is(
            new ObjectMapper()
                .readTree(
                    """
                    {"server": "%s", "tables": [
                      {"dataset": "dates", "table": "lint_dates", "query": null, "rows": 3, "badRows": 1,
                       "findings": [{"column": "made", "finding": "zero date", "rows": 1, "key": "7",
                         "badRowReason": "NOT_A_DATE", "effect": "a bad row: NOT_A_DATE",
                         "cure": "columns: [{name: id, type: long, required: true}, {name: made, type: date, nulls: [\\"0000-00-00\\"]}]"}],
                       "failure": {"status": 11, "message":
                         "PostgreSQL cannot take 1 of 3 rows, so that load would load none; cure them, or take load out of the job file"}},
                      {"dataset": "good", "table": "lint_good", "query": null, "rows": 1, "badRows": 0, "findings": []}
                    ]}"""
                        .formatted(server()))));
  }

  @Test
  void otherStepsAndADryRunRefuseIt() throws IOException, SQLException {
    for (String step : List.of("daily", "upload", "analyze", "load", "reconcile", "report")) {
      new Refusal(
              ExitStatus.WRONG_USE,
              "--lint is of extract alone, and %s would run; leave it out, or give extract --lint"
                  .formatted(step))
          .withNothingPublished(site, step, "--lint");
    }
    new Refusal(
            ExitStatus.WRONG_USE, "--lint looks at rows and --dryRun reads none; give one of them")
        .withNothingPublished(site, "extract", "--lint", "--dryRun");
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.failures.ExitStatus;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.SourceMoment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data set of the rows that meet a condition, and everybody can see that it is one. */
class SomeRowsTest {
  private TestSite site;

  @BeforeEach
  void makeTable(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE some_rows (id INT PRIMARY KEY, status VARCHAR(9), made DATE)",
        "INSERT INTO some_rows VALUES (1, 'open', '2026-02-28'), (2, 'deleted', '2026-02-28'),"
            + " (3, 'open', '2026-03-01'), (4, NULL, '2026-02-01'), (5, 'paid', '2026-02-27')");
  }

  private void job(String where) throws IOException {
    Files.writeString(
        site.file("some.yaml"),
        """
        name: some
        datasets:
          rows:
            table: some_rows
            where: %s
          all: {table: some_rows}
        """
            .formatted(where));
    site.with("job", site.file("some.yaml").toString());
  }

  private Manifest manifest(String dataset) {
    return DayInput.requireRaw(site.day(), site.dataset(dataset)).manifest();
  }

  private String csv(String dataset) throws IOException {
    return site.lake()
        .text(
            "raw/%s/run_date=2026-03-01/%s/some_rows.csv"
                .formatted(dataset, manifest(dataset).attempt()));
  }

  @Test
  void theFileTheLineAndTheManifestHaveThemAndTheCondition() throws IOException {
    job("\"status <> 'deleted' AND made < '{runDate}'\"");
    CitizensRun run = site.done("extract");
    String where = "status <> 'deleted' AND made < '2026-03-01'";
    assertThat(csv("rows"), is("id,status,made\n1,open,2026-02-28\n5,paid,2026-02-27\n"));
    assertThat(
        run.out().get(0).replaceAll(" +", " "),
        containsString(" rows 2 rows, 51 bytes, only rows where " + where + ", "));
    assertThat(run.out().get(1), not(containsString("where")));
    assertThat(manifest("rows").where(), is(where));
    assertThat(manifest("rows").rowsRead(), is(2L));
    assertThat(manifest("all").where(), is(nullValue()));
    assertThat(manifest("all").rowsRead(), is(5L));
  }

  @Test
  void theDryRunHasThemToo() throws IOException, SQLException {
    site.executeMySql("ANALYZE TABLE some_rows");
    job("\"made < '{runDate:yyyyMMdd}' OR TRUE\"");
    List<String> out = site.done("extract", "--dryRun", "--dataset=rows").out();
    assertThat(out.get(1), is("  where     made < '20260301' OR TRUE"));
    assertThat(out.get(5), is("            `id` <= 5 AND (made < '20260301' OR TRUE)"));
    String json = site.done("extract", "--dryRun", "--json", "--dataset=rows").out().get(0);
    assertThat(json, containsString("\"where\":\"made < '20260301' OR TRUE\""));
  }

  /** The server's no is the data set's, with the line; the other data set is extracted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "stat = 'open' | Unknown column 'stat' in 'WHERE'",
        "1=1 LIMIT 1   | You have an error in your SQL syntax; check the manual that corresponds to your"
            + " MariaDB server version for the right syntax to use near 'LIMIT 1) LIMIT 0' at line 1"
      })
  void aMistakeInItIsToldWithItsLineBeforeAnythingRuns(String where, String words)
      throws IOException {
    job("\"" + where + "\"");
    String said =
        "%s:5: where of table some_rows is not taken, in parentheses: MySQL at %s failed: %s"
            .formatted(site.file("some.yaml"), SharedServers.mariaDb().jdbcUrl(), words);
    CitizensRun run = site.run("extract");
    assertThat(run.err(), is(List.of("citizens: rows: " + said + "; correct it (status 2)")));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(manifest("all").rowsRead(), is(5L));
    assertThat(site.lake().list(), not(hasItem(containsString("raw/rows/"))));
    CitizensRun validate = site.run("validate");
    assertThat(validate.everything(), containsString(said));
    assertThat(site.run("extract", "--dryRun").status(), is(ExitStatus.WRONG_USE));
  }

  @Test
  void whatWouldLeaveItsParenthesesIsRefusedBeforeTheServerHearsOfIt() throws IOException {
    job("\"status = 'open') OR (1=1\"");
    CitizensRun run = site.run("extract");
    assertThat(
        run.err(),
        is(
            List.of(
                "citizens: %s:5: where has a ) without its ( (status 2)"
                    .formatted(site.file("some.yaml")))));
    assertThat(site.lake().list(), is(empty()));
  }

  /** Nobody watches the tables of a query in it, so nothing is said of them. */
  @Test
  void aQueryOverOthersIsNotSaidToBeOfOneMoment() throws IOException, SQLException {
    site.executeMySql("DO SLEEP(2.1)");
    job("id IN (SELECT MAX(id) FROM some_rows)");
    site.done("extract");
    assertThat(csv("rows"), is("id,status,made\n5,paid,2026-02-27\n"));
    assertThat(manifest("rows").moment().verdict(), is(SourceMoment.Verdict.NOT_KNOWN));
    assertThat(manifest("all").moment().verdict(), is(SourceMoment.Verdict.UNCHANGED));
  }

  /** What is compared is what was extracted. */
  @Test
  void reconcileComparesThoseRowsWithAFile() throws IOException {
    Files.writeString(site.file("open.csv"), "id,status\n3,open\n1,open\n");
    String job =
        """
        name: some
        datasets:
          rows:
            table: some_rows
            where: status = '%s'
            columns: [{name: id, type: long, key: true}, {name: status}]
          file: {file: %s, columns: [{name: id, type: long, key: true}, {name: status}]}
        analyses: [{of: [rows, file], ask: [{countBy: [status]}]}]
        reconcile: [{left: rows, right: file, by: [status]}]
        """;
    site.with("job", site.file("some.yaml").toString());
    Files.writeString(site.file("some.yaml"), job.formatted("open", site.file("open.csv")));
    assertThat(
        site.done("daily").everything(), containsString("rows and file have the same 2 rows"));
    Files.writeString(site.file("some.yaml"), job.formatted("paid", site.file("open.csv")));
    assertThat(site.run("daily").status(), is(ExitStatus.RECONCILIATION));
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job file beside what is there. */
class ValidateTest {
  private TestSite site;

  @BeforeEach
  void makeAllRight(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(300, 0).fillMySql("citizens", 20);
  }

  @Test
  void aLineForEachDatasetLakeAndWarehouse() throws IOException, SQLException {
    CitizensRun run = site.run("validate");

    assertThat(run.everything(), run.status(), is(ExitStatus.DONE));
    assertThat(
        lines(run).subList(0, 2),
        is(
            List.of(
                "OK dataset citizens %s, 18,025 bytes, the first 300 rows as declared"
                    .formatted(site.csv()),
                "OK dataset citizens_mysql citizens has all 5")));
    assertThat(lines(run), hasItem(startsWith("OK lake write ")));
    assertThat(lines(run), hasItem(startsWith("OK postgres connect ")));
    assertThat(site.lake().list(), is(empty()));
    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void whatIsNotConfiguredIsNotLookedAt() {
    site.without("lake").without("mysqlUrl").without("warehouseUrl");

    CitizensRun run = site.run("validate");

    assertThat(run.everything(), run.status(), is(ExitStatus.DONE));
    assertThat(
        lines(run).subList(1, 4),
        is(
            List.of(
                "SKIPPED dataset citizens_mysql not looked at: --mysqlUrl is not given",
                "SKIPPED lake not looked at: --lake is not given",
                "SKIPPED warehouse not looked at: --warehouseUrl is not given")));
  }

  @Test
  void aFileThatIsNotAsDeclared() throws IOException {
    Files.writeString(
        site.csv(),
        "id,name,birth_date,city,country\n1,Ann,1990-01-01,Rome,Italy\n2,Bob,1990,Lyon,France\n");
    CitizensRun badRow = site.run("validate");
    Files.writeString(site.csv(), "ID,name,birth_date,city,country\n");
    CitizensRun header = site.run("validate");
    Files.delete(site.csv());
    CitizensRun absent = site.run("validate");

    assertThat(badRow.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        lines(badRow).subList(0, 2),
        is(
            List.of(
                "FAIL dataset citizens 1 of the first 2 rows of %s are bad: line 3 NOT_A_DATE"
                    .formatted(site.csv()),
                "-> mend the file, or what datasets.citizens.columns says of it;"
                    + " quality.maxBadRows is 0.1%")));
    assertThat(header.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        lines(header).get(0), containsString("column 1 is \"ID\" instead of \"id\", in another"));
    assertThat(absent.status(), is(ExitStatus.INPUT_NOT_READY));
    assertThat(lines(absent).get(0), startsWith("FAIL dataset citizens --csv="));
  }

  @Test
  void rowsInAnotherEncodingAreSaidToBeSo() throws IOException {
    Files.write(
        site.csv(),
        "id,name,birth_date,city,country\n1,José,1990-01-01,Rome,Italy\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    CitizensRun run = site.run("validate");

    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        lines(run).subList(0, 2),
        is(
            List.of(
                "FAIL dataset citizens 1 of the first 1 rows of %s are bad: line 2 NOT_UTF8"
                    .formatted(site.csv()),
                "-> mend the file, or what datasets.citizens.encoding says of it;"
                    + " quality.maxBadRows is 0.1%")));
  }

  @Test
  void badRowsWithinTheLimitAreAWarning() throws IOException {
    site.editJobFile("maxBadRows: 0.1% ", "maxBadRows: 2 ").writeCsv(300, 1);

    CitizensRun run = site.run("validate");

    assertThat(run.everything(), run.status(), is(ExitStatus.DONE));
    assertThat(lines(run).get(0), startsWith("WARN dataset citizens 1 of the first 301 rows of "));
  }

  @Test
  void allThatIsWrongIsToldAtOnce() throws IOException, SQLException {
    Files.writeString(site.csv(), "ID,name,birth_date,city,country\n");
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE citizens DROP COLUMN country");
    }
    site.with("warehouseUrl", "jdbc:postgresql://127.0.0.1:1/nowhere");

    CitizensRun run = site.run("validate");

    assertThat(run.everything(), run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        lines(run).stream()
            .filter(line -> line.startsWith("FAIL"))
            .map(line -> line.replaceFirst("FAIL (dataset \\w+|postgres \\w+) .*", "$1"))
            .toList(),
        contains("dataset citizens", "dataset citizens_mysql", "postgres connect"));
    assertThat(
        "a question over a column that only the server knows",
        lines(run),
        hasItem(containsString("dataset citizens_mysql has no column country")));
  }

  @Test
  void mistakesOfTheJobFileComeFirst() throws IOException {
    site.editJobFile("minRows: 1\n", "minRow: 1\n").editJobFile("type: long", "type: lnog");

    CitizensRun run = site.run("validate");

    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith("citizens: " + site.file("job.yaml") + ":13: lnog is no type"),
            startsWith("citizens: " + site.file("job.yaml") + ":20: unknown key minRow")));
    assertThat(run.out(), is(empty()));
  }

  private static List<String> lines(CitizensRun run) {
    return run.out().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }
}

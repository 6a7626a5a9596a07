package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.citizens.failures.ExitStatus;
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

/** {@code extract --limit=N} shows rows as an extract would write them, and does nothing else. */
class TableSampleTest {
  private TestSite site;

  @BeforeEach
  void makeTables(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("lake").without("warehouseUrl");
    site.executeMySql(
        "SET @@sql_mode = ''",
        "CREATE OR REPLACE TABLE first_orders (id INT PRIMARY KEY, name VARCHAR(40), total VARCHAR(9),"
            + " made DATE, price DECIMAL(7,2))",
        "INSERT INTO first_orders VALUES (3, 'Đỗ', '1.50', NULL, -2), (1, ' ann ', '12.34', '2026-02-01', 1.5),"
            + " (2, NULL, 'abc', '0000-00-00', NULL), (4, '', '7', '2026-03-01', 99999.99)",
        "CREATE OR REPLACE TABLE first_log (note VARCHAR(200))",
        "INSERT INTO first_log VALUES (REPEAT('x', 150))",
        "CREATE OR REPLACE VIEW first_view AS SELECT id AS number FROM first_orders",
        "CREATE OR REPLACE TABLE first_empty (id INT PRIMARY KEY)");
  }

  private void job(String datasets) throws IOException {
    site.withJob("name: first\ndatasets:\n" + datasets);
  }

  private static String server() throws IOException {
    return SharedServers.mariaDb().jdbcUrl();
  }

  private CitizensRun shown(String limit) {
    CitizensRun run = site.done("extract", "--limit=" + limit);
    assertThat(run.err(), is(empty()));
    assertThat(Files.exists(site.file("lake")), is(false));
    return run;
  }

  @Test
  void rowsAreShownByTableWithNamesAndTypesAndNothingIsMade() throws IOException {
    job(
        """
          orders: {table: first_orders}
          log: {table: first_log}
          view: {table: first_view}
          none: {table: first_empty}
        """);
    assertThat(
        String.join("\n", shown("3").out()),
        is(
            """
            orders: table first_orders at %1$s, the first 3 rows
            id long  name text  total text  made date   price decimal(7,2)
                  1   ann       12.34       2026-02-01                1.50
                  2  NULL       abc         0000-00-00                NULL
                  3  Đỗ         1.50        NULL                     -2.00
            (3 lines)
            bad row 2: NOT_A_DATE in made

            log: table first_log at %1$s, all 1 row
            note text
            %2$s…
            (1 line)
            no bad row

            view: table first_view at %1$s, the first 3 rows
            number long
                      1
                      2
                      3
            (3 lines)
            no bad row

            none: table first_empty at %1$s, all 0 rows
            id long
            (0 lines)
            no bad row

            4 of 4 tables are shown; nothing was written"""
                .formatted(server(), "x".repeat(100))));
  }

  @Test
  void conditionsQueriesAndChosenColumnsAreHeeded() throws IOException {
    job(
        """
          some: {table: first_orders, columns: [price, id], where: "id > 1 AND '{runDate}' = '2026-03-01'"}
          query: {query: "SELECT name AS who, price * 2 AS twice FROM first_orders WHERE id = 4"}
          typed: {table: first_orders, columns: [{name: total}, {name: id, type: text}]}
        """);
    assertThat(
        String.join("\n", shown("1000").out()),
        is(
            """
            some: table first_orders at %1$s, all 3 rows that meet where
            price decimal(7,2)  id long
                          NULL        2
                         -2.00        3
                      99999.99        4
            (3 lines)
            no bad row

            query: a query at %1$s, all 1 row
            who text  twice decimal(8,2)
                               199999.98
            (1 line)
            no bad row

            typed: table first_orders at %1$s, all 4 rows
            total text  id text
            12.34       1
            abc         2
            1.50        3
            7           4
            (4 lines)
            no bad row

            3 of 3 tables are shown; nothing was written"""
                .formatted(server())));
  }

  @Test
  void aTransformMakesItsRowsOfTheFirstOnes() throws IOException {
    job(
        """
          orders:
            table: first_orders
            transform: >-
              SELECT id AS number, upper(trim(name)) AS name, CAST(total AS decimal(9,2)) AS total
              FROM orders WHERE id <> 3
        """);
    assertThat(
        String.join("\n", shown("3").out()),
        is(
            """
            orders: table first_orders at %s, 1 of the first 3 rows: 1 left out by WHERE, 1 bad
            number long  name text  total decimal(9,2)
                      1  ANN                     12.34
            (1 line)
            bad row 2: NOT_A_DECIMAL in total

            1 of 1 tables are shown; nothing was written"""
                .formatted(server())));
  }

  /** Without a key nothing is hashed by it, and the others are shown. */
  @Test
  void aTableThatCannotBeShownSaysWhyAndHasTheStatusOfTheDryRun() throws IOException {
    job(
        """
          gone: {table: first_gone}
          hashed: {table: first_log, transform: "SELECT sha256(note) AS note FROM hashed"}
          view: {table: first_view}
        """);
    CitizensRun run = site.run("extract", "--limit=1");
    String gone =
        "MySQL at %s failed: Table 'citizens.first_gone' doesn't exist; check table, splitColumn and columns of the data set in the job file"
            .formatted(server());
    assertThat(
        run.out().get(0),
        is("gone: table first_gone at " + server() + " cannot be shown: " + gone));
    assertThat(
        run.out().get(2),
        containsString(
            "hashed: table first_log at " + server() + " cannot be shown: no key for sha256"));
    assertThat(
        run.out().subList(4, 7),
        is(
            List.of(
                "view: table first_view at " + server() + ", the first 1 row",
                "number long",
                "          1")));
    assertThat(run.out().get(10), is("1 of 3 tables are shown; nothing was written"));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
    assertThat(run.err().get(1), is("citizens: gone: " + gone + " (status 2)"));
    job("  gone: {table: first_gone}\n  view: {table: first_view}\n");
    site.with("lake", site.file("lake").toUri().toString());
    CitizensRun limit = site.run("extract", "--limit=1");
    CitizensRun dry = site.run("extract", "--dryRun");
    assertThat(limit.status(), is(dry.status()));
    assertThat(limit.err(), is(dry.err()));
  }

  @Test
  void aServerThatIsNotThereHasTheStatusOfTheDryRun() throws IOException {
    job("  view: {table: first_view}\n  log: {table: first_log}\n");
    site.with("mysqlUrl", "jdbc:mysql://127.0.0.1:%s/citizens".formatted(ClosedPort.find()));
    CitizensRun limit = site.run("extract", "--limit=1");
    assertThat(limit.status(), is(ExitStatus.MYSQL));
    assertThat(limit.out().get(4), is("0 of 2 tables are shown; nothing was written"));
    site.with("lake", site.file("lake").toUri().toString());
    assertThat(limit.err(), is(site.run("extract", "--dryRun").err()));
  }

  @Test
  void manyBadRowsAreTheFirstAndTheNumberOfTheOthers() throws IOException, SQLException {
    site.executeMySql(
        "SET @@sql_mode = ''",
        "CREATE OR REPLACE TABLE first_bad (id INT PRIMARY KEY, d DATE)",
        "INSERT INTO first_bad SELECT seq, '0000-00-00' FROM seq_1_to_1200");
    job("  bad: {table: first_bad}\n");
    List<String> out = shown("1000").out();
    assertThat(out.get(0), is("bad: table first_bad at " + server() + ", the first 1,000 rows"));
    assertThat(
        out.subList(1001, 1010),
        is(
            List.of(
                "   1000  0000-00-00",
                "(1,000 lines)",
                "bad row 1: NOT_A_DATE in d",
                "bad row 2: NOT_A_DATE in d",
                "bad row 3: NOT_A_DATE in d",
                "bad row 4: NOT_A_DATE in d",
                "bad row 5: NOT_A_DATE in d",
                "… and 995 more",
                "")));
  }

  private void refused(String line, String step, String... more) throws IOException {
    CitizensRun run = site.run(step, more);
    assertThat(run.err(), is(List.of("citizens: %s (status 2)".formatted(line))));
    assertThat(run.out(), is(empty()));
    assertThat(run.status(), is(ExitStatus.WRONG_USE));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1001", "ten", "1.5", "99999999999"})
  void aNumberOutOfRangeIsRefused(String limit) throws IOException {
    job("  log: {table: first_log}\n");
    refused(
        "--limit=%s must be a whole number from 1 to 1000".formatted(limit),
        "extract",
        "--limit=" + limit);
  }

  @Test
  void itIsRefusedBesideOtherLooksAndByOtherSteps() throws IOException {
    job("  log: {table: first_log}\n");
    refused(
        "--limit shows rows and --dryRun reads none; give one of them",
        "extract",
        "--limit=1",
        "--dryRun");
    refused(
        "--limit shows the first rows and --lint looks at all; give one of them",
        "extract",
        "--limit=1",
        "--lint");
    refused("--limit shows rows to people; leave --json out", "extract", "--limit=1", "--json");
    for (String step : List.of("daily", "upload", "analyze", "load", "reconcile", "report")) {
      refused(
          "--limit is of extract alone, and %s would run; leave it out, or give extract --limit=7"
              .formatted(step),
          step,
          "--limit=7");
    }
    refused("--lake is missing; give it, or set CITIZENS_LAKE", "extract");
    site.without("mysqlUrl");
    refused("--mysqlUrl is missing; give it, or set CITIZENS_MYSQL_URL", "extract", "--limit=1");
  }

  @Test
  void filesAreShownBySample() throws IOException {
    job("  log: {table: first_log}\n  csv: {file: a.csv, columns: [{name: a, type: text}]}\n");
    assertThat(shown("1").everything(), not(containsString("csv")));
    String line =
        "--limit shows rows of MySQL tables, and csv has no table:; run sample, which shows those of a file";
    refused(line, "extract", "--limit=1", "--dataset=csv");
    refused(line, "extract", "--limit=1", "--dataset=csv,log");
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.DONE;
import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.RECONCILIATION;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days whose MySQL table is not, or is, what the CSV file is. */
class ReconcileTest {
  private static final long ROWS = 2_000;
  private static final long BAD_ROWS = 3;
  private static final String NOT_COMPARED =
      "; not compared: 3 bad rows of citizens, 0 of citizens_mysql";
  private static final String DIFFERENT =
      "citizens and citizens_mysql differ in 1 of the groups by country";
  private static final String ADVICE =
      "; find out which is right, mend the other and run daily --runDate=2026-03-01 again; all"
          + " groups are in citizens.reconciliation_difference";
  private static final String VERDICT =
      "SELECT equal, left_rows, left_bad_rows, right_rows, right_bad_rows"
          + " FROM citizens.reconciliation";
  private static final String DIFFERENCES =
      "SELECT group_key, left_rows, right_rows FROM citizens.reconciliation_difference"
          + " ORDER BY group_key COLLATE \"C\"";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(ROWS, BAD_ROWS).fillMySql("citizens", ROWS);
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"citizens,citizens_mysql", "citizens_mysql,citizens"})
  void equalDayIsDone(String dataset) throws IOException, SQLException {
    site.with("dataset", dataset).done("daily");

    CitizensRun run = site.done("reconcile");

    assertThat(
        run.out(),
        contains(
            matchesPattern(
                "reconcile +[0-9.]+ s  citizens and citizens_mysql have the same 2,000 rows"
                    + NOT_COMPARED)));
    assertThat(run.err(), is(empty()));
    assertThat(site.warehouseRows(VERDICT), contains(List.of("t", "2000", "3", "2000", "0")));
    assertThat(site.warehouseRows(DIFFERENCES), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"citizens,citizens_mysql", "citizens_mysql,citizens"})
  void changedValueIsFoundInItsCountry(String dataset) throws IOException, SQLException {
    site.with("dataset", dataset);
    inMySql("UPDATE citizens SET city = 'Atlantis' WHERE country = 'India' ORDER BY id LIMIT 1");
    load();
    String india = rowsOf("India");

    assertDifferent("India (%s rows each, not the same)".formatted(india));

    assertThat(site.warehouseRows(VERDICT), contains(List.of("f", "2000", "3", "2000", "0")));
    assertThat(site.warehouseRows(DIFFERENCES), contains(List.of("India", india, india)));
    assertThat(
        site.warehouseRows(
            "SELECT left_fingerprint = right_fingerprint FROM citizens.reconciliation_difference"),
        contains(List.of("f")));
    assertThat(site.lake().attempts(), is(0));
  }

  /** Its group is named in the step's line, and in none of what failed. */
  private void assertDifferent(String group) throws IOException, SQLException {
    CitizensRun run = new Refusal(RECONCILIATION, DIFFERENT + ADVICE).of(site, "reconcile");
    assertThat(run.out(), contains(endsWith(DIFFERENT + ": " + group + NOT_COMPARED)));
  }

  @Test
  void rowThatOnlyMySqlHasIsFound() throws IOException, SQLException {
    inMySql("INSERT INTO citizens VALUES (900001, 'Nemo', NULL, NULL, 'Atlantis')");
    load();

    assertDifferent("Atlantis (0 rows in citizens, 1 in citizens_mysql)");

    assertThat(site.warehouseRows(DIFFERENCES), contains(List.of("Atlantis", "0", "1")));
  }

  @Test
  void rowThatMovesToAnotherCountryIsFoundInBoth() throws IOException, SQLException {
    inMySql("UPDATE citizens SET country = 'Atlantis' WHERE country = 'India' ORDER BY id LIMIT 1");
    load();
    long india = Long.parseLong(rowsOf("India"));

    assertThat(site.run("reconcile").status(), is(RECONCILIATION));

    assertThat(
        site.warehouseRows(DIFFERENCES),
        contains(
            List.of("Atlantis", "0", "1"),
            List.of("India", Long.toString(india), Long.toString(india - 1))));
  }

  @Test
  void dailyWritesItsReportAndThenFails() throws IOException, SQLException {
    inMySql("DELETE FROM citizens WHERE country = 'India' ORDER BY id LIMIT 1");

    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(RECONCILIATION));
    long india = Long.parseLong(rowsOf("India"));
    assertThat(run.err(), contains(containsString(DIFFERENT + ADVICE)));
    assertThat(
        run.out(),
        hasItem(
            containsString(
                String.format(
                    Locale.ROOT, "India (%,d rows in citizens, %,d in", india, india - 1))));
    assertThat(
        site.lake().text("reports/citizens/run_date=2026-03-01/report.md"),
        containsString(
            "**citizens and citizens_mysql do not hold the same rows.** Where counts are equal, values"
                + " differ.\n\n"
                + "| country | citizens | citizens_mysql |\n| --- | --- | --- |\n| India | %s | %s |\n"
                    .formatted(india, india - 1)));
  }

  @Test
  void repairedDayThatRunsAgainHasNoDifferences() throws IOException, SQLException {
    inMySql("UPDATE citizens SET city = 'Atlantis' WHERE country = 'India' ORDER BY id LIMIT 1");
    assertThat(site.run("daily").status(), is(RECONCILIATION));

    site.fillMySql("citizens", ROWS);
    assertThat(site.run("daily").status(), is(DONE));

    assertThat(site.warehouseRows(VERDICT), contains(List.of("t", "2000", "3", "2000", "0")));
    assertThat(site.warehouseRows(DIFFERENCES), is(empty()));
  }

  @Test
  void newLoadMakesTheVerdictVoid() throws IOException, SQLException {
    site.done("daily");
    site.with("dataset", "citizens_mysql").done("load");
    assertThat(site.warehouseRows(VERDICT), is(empty()));
  }

  @Test
  void rawFileThatWasNotLoadedIsRefused() throws IOException, SQLException {
    inMySql("UPDATE citizens SET city = 'Atlantis' WHERE country = 'India' ORDER BY id LIMIT 1");
    load();
    site.fillMySql("citizens", ROWS).done("extract");

    new Refusal(
            INPUT_NOT_READY,
            "the raw files of 2026-03-01 are not those that were loaded; run analyze and load"
                + " --runDate=2026-03-01 first")
        .of(site, "reconcile");

    assertThat(site.warehouseRows(VERDICT), is(empty()));
  }

  @Test
  void beforeTheLoadItSaysWhatToRun() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            "citizens_mysql: "
                + site.lake().root()
                + "/raw/citizens_mysql/run_date=2026-03-01 has no _manifest.json; run extract"
                + " --dataset=citizens_mysql --runDate=2026-03-01 first")
        .withNothingPublished(site, "reconcile");
    site.done("extract");
    new Refusal(
            INPUT_NOT_READY,
            "citizens of 2026-03-01 is not in the warehouse; run load --dataset=citizens"
                + " --runDate=2026-03-01 first")
        .of(site, "reconcile");
  }

  @Test
  void oneDatasetIsNotComparedAndDailyDoesNotTry() throws IOException, SQLException {
    site.with("dataset", "citizens");
    new Refusal(
            WRONG_USE,
            "the job file's reconcile compares citizens with citizens_mysql, and --dataset=citizens has"
                + " not both of them")
        .withNothingPublished(site, "reconcile");

    site.done("daily");
    assertThat(site.warehouseRows(VERDICT), is(empty()));
  }

  @Test
  void jobFileThatDoesNotAskForItIsTold() throws IOException, SQLException {
    site.editJobFile("reconcile: ", "# ")
        .editJobFile("  - {left: citizens, right: citizens_mysql, by: [country]}\n", "");
    new Refusal(
            WRONG_USE,
            "the job file has no reconcile, such as [{left: a, right: b, by: [country]}]")
        .withNothingPublished(site, "reconcile");

    site.done("daily");
    assertThat(site.warehouseRows(VERDICT), is(empty()));
  }

  /** All steps up to the load. */
  private void load() {
    List.of("upload", "extract", "analyze", "load").forEach(site::done);
  }

  private String rowsOf(String country) throws IOException, SQLException {
    return site.warehouseRows(
            "SELECT rows FROM citizens.citizens_by_country WHERE dataset = 'citizens' AND country = '%s'"
                .formatted(country))
        .get(0)
        .get(0);
  }

  private void inMySql(String sql) throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      assertThat(sql, statement.executeUpdate(sql), is(1));
    }
  }
}

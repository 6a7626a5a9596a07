package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps one by one, each a command of its own, in order and out of it. */
class SingleStepsTest {
  private static final long ROWS = 300;

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(ROWS, 0).fillMySql("citizens", ROWS);
  }

  @Test
  void inOrderTheyGiveWhatDailyGives() throws IOException, SQLException {
    for (String step : List.of("upload", "extract", "analyze", "load", "report")) {
      CitizensRun run = site.done(step);
      assertThat(run.err(), is(empty()));
      assertThat(site.lake().attempts(), is(0));
    }

    DuckDbAnswers expected = DuckDbAnswers.of(ROWS, TestSite.SEED);
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens").read(), is(expected));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens_mysql").read(), is(expected));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void theCsvAloneNeedsNoMySql() throws IOException, SQLException {
    site.without("mysqlUrl")
        .with("dataset", "citizens")
        .environment()
        .remove("CITIZENS_MYSQL_PASSWORD");

    for (String step : List.of("upload", "analyze", "load", "report")) {
      site.done(step);
    }

    assertThat(site.publishedRuns(), contains("2026-03-01 citizens"));
    assertThat(site.lake().list(), everyItem(not(startsWith("raw/citizens_mysql"))));
  }

  @Test
  void mySqlAloneNeedsNoCsv() throws IOException, SQLException {
    site.with("csv", "/nowhere.csv").with("dataset", "citizens_mysql").done("daily");

    assertThat(site.publishedRuns(), contains("2026-03-01 citizens_mysql"));
    assertThat(
        new WarehouseAnswers(site, TestSite.DAY, "citizens_mysql").read(),
        is(DuckDbAnswers.of(ROWS, TestSite.SEED)));
  }

  @Test
  void uploadNeedsNeitherMySqlNorTheWarehouse() throws IOException {
    site.without("mysqlUrl").without("warehouseUrl").environment().clear();

    site.done("upload");

    assertThat(
        site.lake().list(),
        contains(
            "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv",
            "raw/citizens/run_date=2026-03-01/_manifest.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "analyze, citizens, raw/citizens, upload --dataset=citizens",
    "analyze, citizens_mysql, raw/citizens_mysql, extract --dataset=citizens_mysql",
    "load, citizens, results/citizens, analyze --dataset=citizens",
    "load, citizens_mysql, raw/citizens_mysql, extract --dataset=citizens_mysql"
  })
  void aStepBeforeItsInputSaysWhatToRun(String step, String dataset, String folder, String command)
      throws IOException, SQLException {
    site.with("dataset", dataset);
    new Refusal(
            INPUT_NOT_READY,
            "%s/%s/run_date=2026-03-01 has no _manifest.json; run %s --runDate=2026-03-01 first"
                .formatted(site.lake().root(), folder, command))
        .withNothingPublished(site, step);
  }

  @Test
  void aReportOfNothingSaysWhatToRun() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            "the warehouse has nothing of the job citizens of 2026-03-01; run load --runDate=2026-03-01 first")
        .withNothingPublished(site, "report");
  }

  @Test
  void yesterdaysInputIsNotTodays() throws IOException, SQLException {
    site.with("dataset", "citizens").done("upload");
    site.with("runDate", "2026-03-02");
    new Refusal(
            INPUT_NOT_READY,
            site.lake().root()
                + "/raw/citizens/run_date=2026-03-02 has no _manifest.json; run upload --dataset=citizens"
                + " --runDate=2026-03-02 first")
        .of(site, "analyze");
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day that runs again replaces itself, and no other day. */
class RepeatedDaysTest {
  private static final String LEDGER =
      "SELECT run_date, dataset, rows_read, bad_rows, fingerprint, input_bytes FROM citizens.run"
          + " ORDER BY run_date, dataset";
  private static final String STEPS =
      "SELECT run_date, dataset, step, rows_read, rows_written FROM citizens.run_step"
          + " ORDER BY run_date, dataset, step";

  private TestSite site;

  @BeforeEach
  void runADay(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(500, 0).fillMySql("citizens", 500);
    site.done("daily");
  }

  @Test
  void theSameDayTwiceLeavesTheSameRowsAndOneLedgerRow() throws IOException, SQLException {
    List<String> files = site.lake().list();
    DuckDbAnswers csv = answers(TestSite.DAY, "citizens");
    DuckDbAnswers mySql = answers(TestSite.DAY, "citizens_mysql");
    List<List<String>> ledger = site.warehouseRows(LEDGER);
    List<List<String>> steps = site.warehouseRows(STEPS);
    List<List<String>> attempts = attempts();

    site.done("daily");

    assertThat(answers(TestSite.DAY, "citizens"), is(csv));
    assertThat(answers(TestSite.DAY, "citizens_mysql"), is(mySql));
    assertThat(site.warehouseRows(LEDGER), is(ledger));
    assertThat(site.warehouseRows(STEPS), is(steps));
    assertThat(attempts(), is(not(attempts)));
    assertThat(site.lake().list(), is(files));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.stagingTables(), is(empty()));
  }

  /** As their manifests say; a data set without an earlier day makes it unknown. */
  @Test
  void aLaterDaySaysHowLongTheOneBeforeTook() throws IOException {
    long upload = elapsedMillis("raw/citizens");
    long extract = elapsedMillis("raw/citizens_mysql");
    long analyze = elapsedMillis("results/citizens") + elapsedMillis("results/citizens_mysql");
    site.with("runDate", "2026-03-02");
    assertThat(
        site.done("daily").out().get(0),
        endsWith(
            ", report; upload, extract and analyze took %s s for 2026-03-01"
                .formatted((upload + extract + analyze) / 1000)));
    site.with("runDate", "2026-03-03").done("upload");
    assertThat(site.with("runDate", "2026-03-04").done("daily").out().get(0), endsWith("report"));
  }

  private long elapsedMillis(String folder) throws IOException {
    return site.lake()
        .json(folder + "/run_date=2026-03-01/_manifest.json")
        .get("elapsedMillis")
        .asLong();
  }

  @Test
  void twoDaysAreBothThere() throws IOException, SQLException {
    DuckDbAnswers firstDay = answers(TestSite.DAY, "citizens");

    site.writeCsv(700, 0).fillMySql("citizens", 700).with("runDate", "2026-03-02").done("daily");

    assertThat(
        site.publishedRuns(),
        contains(
            "2026-03-01 citizens",
            "2026-03-01 citizens_mysql",
            "2026-03-02 citizens",
            "2026-03-02 citizens_mysql"));
    assertThat(answers(TestSite.DAY, "citizens"), is(firstDay));
    assertThat(answers("2026-03-02", "citizens"), is(DuckDbAnswers.of(700, TestSite.SEED)));
    assertThat(answers("2026-03-02", "citizens_mysql"), is(DuckDbAnswers.of(700, TestSite.SEED)));
  }

  @Test
  void aDayWithOtherRowsReplacesAllThatWasThere() throws IOException, SQLException {
    site.writeCsv(20, 0).fillMySql("citizens", 20).done("daily");

    assertThat(answers(TestSite.DAY, "citizens"), is(DuckDbAnswers.of(20, TestSite.SEED)));
    assertThat(answers(TestSite.DAY, "citizens_mysql"), is(DuckDbAnswers.of(20, TestSite.SEED)));
  }

  private DuckDbAnswers answers(String day, String source) throws IOException, SQLException {
    return new WarehouseAnswers(site, day, source).read();
  }

  private List<List<String>> attempts() throws IOException, SQLException {
    return site.warehouseRows("SELECT attempt FROM citizens.run ORDER BY dataset");
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is loaded is what the manifests say, and what can't be loaded is known before. */
class LoadStepTest {
  private static final String CONNECTIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'citizens'";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
  }

  @Test
  void resultsOfAnEarlierUploadAreNotLoaded() throws IOException, SQLException {
    site.done("upload");
    site.done("analyze");
    site.writeCsv(200, 0).done("upload");
    new Refusal(
            INPUT_NOT_READY,
            "citizens of 2026-03-01 was published anew by upload, and analyze has not run on it since;"
                + " run analyze --dataset=citizens --runDate=2026-03-01")
        .of(site, "load");
    assertThat(site.publishedRuns(), is(empty()));
    site.done("analyze");
    site.done("load");
    assertThat(
        site.warehouseRows("SELECT rows_read FROM citizens.run"), is(List.of(List.of("200"))));
  }

  @Test
  void whatIsPublishedInTheLakeMeanwhileIsNotLoadedHalf() throws IOException, SQLException {
    site.done("daily");
    DuckDbAnswers before = new WarehouseAnswers(site, TestSite.DAY, "citizens").read();
    site.writeCsv(200, 0).done("upload");
    site.done("analyze");
    assertThat(
        failureOfLoad(() -> site.done("analyze")).getMessage(),
        is(
            "the results of citizens of 2026-03-01 were published anew while they were loaded; nothing of"
                + " them was loaded, run load --dataset=citizens --runDate=2026-03-01 again"));
    assertThat(
        failureOfLoad(() -> site.done("upload")).getMessage(),
        is(
            "citizens of 2026-03-01 was published anew by upload, and analyze has not run on it since;"
                + " run analyze --dataset=citizens --runDate=2026-03-01"));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens").read(), is(before));
    assertThat(site.stagingTables(), is(empty()));
  }

  private StepFailure failureOfLoad(MeddlingRunner.Meddling behindThePipeline) {
    Day day = site.day();
    PreparedStep step = site.load("citizens").prepare();
    try (MeddlingRunner runner = MeddlingRunner.after(day, behindThePipeline)) {
      StepFailure failure = assertThrows(StepFailure.class, () -> step.run(runner));
      assertThat(failure.status(), is(INPUT_NOT_READY));
      return failure;
    }
  }

  @Test
  void noConnectionIsHeldWhileThePipelineRuns() throws IOException, SQLException {
    site.done("upload");
    site.done("analyze");
    Day day = site.day();
    PreparedStep step = site.load("citizens").prepare();
    try (MeddlingRunner runner =
        MeddlingRunner.before(
            day,
            () -> {
              // A backend ends some time after its client did.
              while (!site.warehouseRows(CONNECTIONS).equals(List.of(List.of("0")))) {
                Thread.onSpinWait();
              }
            })) {
      step.run(runner);
    }
    assertThat(site.publishedRuns(), contains("2026-03-01 citizens"));
  }

  @Test
  void rightThatOnlyTheLoadNeedsIsMissedBeforeTheUpload() throws IOException, SQLException {
    site.done("daily");
    execute("REVOKE DELETE ON citizens.run_step FROM citizens");
    List<String> lake = site.lake().list();
    site.with("runDate", "2026-03-02");
    new Refusal(
            WRONG_USE,
            "the warehouse: citizens may not read and change citizens.run_step; the warehouse's"
                + " administrator: GRANT SELECT, INSERT, DELETE ON citizens.run_step TO citizens")
        .of(site, "daily");
    assertThat(site.lake().list(), is(lake));
  }

  @Test
  void aDatasetOfAnotherJobIsRefusedBeforeTheUpload() throws IOException, SQLException {
    site.done("daily");
    execute("UPDATE citizens.dataset SET job = 'plants'");
    List<String> lake = site.lake().list();
    site.with("runDate", "2026-03-02");
    new Refusal(
            WRONG_USE,
            "the warehouse has the data set citizens of the job plants, and citizens is another job:"
                + " give its data set a name of its own, or name another database in --warehouseUrl;"
                + " if the job only has a new name, UPDATE citizens.dataset SET job")
        .of(site, "daily");
    assertThat(site.lake().list(), is(lake));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{countBy: [country]} | {countBy: [city], as: citizens_by_country}",
        "top: 100 | top: 99",
        "keyword: French | keyword: Dutch",
        "{name: city} | '{name: city, nulls: [NA], type: text, required: true}'"
      })
  void answersToOtherQuestionsAreNotLoaded(String old, String replacement)
      throws IOException, SQLException {
    site.done("upload");
    site.done("analyze");
    site.editJobFile(old, replacement);
    new Refusal(
            WRONG_USE,
            "the job file asks something else of citizens, or of other columns, than it did when "
                + site.lake().root()
                + "/results/citizens/run_date=2026-03-01 was published; run analyze"
                + " --dataset=citizens --runDate=2026-03-01 again")
        .of(site, "load");
    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void aRawFileWithOtherColumnsIsNotAnalysed() throws IOException, SQLException {
    site.done("upload");
    site.editJobFile("{name: city}", "{name: town}").editJobFile("city], top", "town], top");
    new Refusal(
            WRONG_USE,
            site.lake().root()
                + "/raw/citizens/run_date=2026-03-01 has the columns id,name,birth_date,city,country,"
                + " and the job file says id,name,birth_date,town,country; run upload"
                + " --dataset=citizens --runDate=2026-03-01 again")
        .of(site, "analyze");
  }

  @Test
  void longCityIsLoadedLikeAnyOther() throws IOException, SQLException {
    String city = "Łlanfair".repeat(500);
    Files.writeString(
        site.csv(),
        "id,name,birth_date,city,country\n1,Ann,1990-01-01,%s,Italy\n2,Bob,1990-01-02,Rome,%s\n"
            .formatted(city, city));
    site.done("daily");
    assertThat(
        site.warehouseRows(
            "SELECT country, city FROM citizens.citizens_by_city ORDER BY country COLLATE \"C\""),
        contains(List.of("Italy", city), List.of(city, "Rome")));
  }

  private void execute(String sql) throws IOException, SQLException {
    try (Connection connection = site.warehouse();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

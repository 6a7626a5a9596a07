package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV file that is not there, not complete or not good enough publishes nothing. */
class BadCsvTest {
  private static final String RAW_MANIFEST = "raw/citizens/run_date=2026-03-01/_manifest.json";
  private static final String RAW_FILE = "raw/citizens/run_date=2026-03-01/citizens_data.csv";
  private static final String QUARANTINE = "quarantine/csv/run_date=2026-03-01/bad_rows.csv";

  private TestSite site;

  @BeforeEach
  void useTheCsvOnly(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).with("source", "csv");
  }

  @Test
  void missing() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            "--csv=" + site.csv() + " does not exist or cannot be read; run again when it is there")
        .withNothingPublished(site, "daily");
  }

  @Test
  void ofNoBytes() throws IOException, SQLException {
    Files.createFile(site.csv());
    new Refusal(INPUT_NOT_READY, "--csv=" + site.csv() + " is empty; run again when it is complete")
        .withNothingPublished(site, "daily");
  }

  @Test
  void aFolder() throws IOException, SQLException {
    Files.createDirectory(site.csv());
    new Refusal(WRONG_USE, "--csv=" + site.csv() + " is a folder; name the CSV file in it")
        .withNothingPublished(site, "upload");
  }

  @Test
  void missingOnSharedDisk() throws IOException, SQLException {
    String uri = site.csv().toUri().toString();
    site.with("csv", uri);
    new Refusal(
            INPUT_NOT_READY,
            "--csv=" + uri + " does not exist or cannot be read; run again when it is there")
        .withNothingPublished(site, "upload");
  }

  @Test
  void withoutTheDeclaredHeader() throws IOException, SQLException {
    Files.writeString(site.csv(), "1,Anna,1990-01-01,Rome,Italy\n");
    new Refusal(
            QUALITY_GATE,
            "--csv="
                + site.csv()
                + " starts with the line \"1,Anna,1990-01-01,Rome,Italy\" instead of the header"
                + " \"id,name,birth_date,city,country\"; mend the file, or dataset.columns or"
                + " dataset.delimiter in the job file")
        .withNothingPublished(site, "daily");
  }

  @Test
  void withTheColumnsInAnotherOrder() throws IOException, SQLException {
    Files.writeString(site.csv(), "id,name,birth_date,country,city\n1,Anna,,Italy,Rome\n");
    new Refusal(
            QUALITY_GATE,
            "--csv="
                + site.csv()
                + " starts with the line \"id,name,birth_date,country,city\" instead of the header"
                + " \"id,name,birth_date,city,country\"; mend the file, or dataset.columns or"
                + " dataset.delimiter in the job file")
        .withNothingPublished(site, "daily");
  }

  @Test
  void withAnotherDelimiterThanTheJobFileSays() throws IOException, SQLException {
    Files.writeString(site.csv(), "id,name,birth_date,city,country\n1,Anna,,Rome,Italy\n");
    site.editJobFile("file: citizens_data.csv", "file: citizens_data.csv\n    delimiter: ';'");
    new Refusal(
            QUALITY_GATE,
            "--csv="
                + site.csv()
                + " starts with the line \"id,name,birth_date,city,country\" instead of the header"
                + " \"id;name;birth_date;city;country\"; mend the file, or dataset.columns or"
                + " dataset.delimiter in the job file")
        .withNothingPublished(site, "daily");
  }

  @Test
  void withTooManyBadRows() throws IOException, SQLException {
    site.writeCsv(500, 3);
    new Refusal(
            QUALITY_GATE,
            "source csv has 3 bad rows of 503, and quality.maxBadRows is 0.1%; nothing was"
                + " published, the bad rows are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(site.lake().list(), contains(QUARANTINE, RAW_MANIFEST, RAW_FILE));
    assertThat(site.lake().text(QUARANTINE).lines().toList(), hasSize(1 + 3));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void withFewerRowsThanMinRows() throws IOException, SQLException {
    site.writeCsv(99, 0).editJobFile("minRows: 1", "minRows: 100");
    new Refusal(
            QUALITY_GATE,
            "source csv has 99 rows, and quality.minRows is 100; nothing was published, the bad"
                + " rows are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(site.lake().list(), contains(QUARANTINE, RAW_MANIFEST, RAW_FILE));
    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void withTheHeaderOnly() throws IOException, SQLException {
    site.writeCsv(0, 0);
    new Refusal(
            QUALITY_GATE,
            "source csv has 0 rows, and quality.minRows is 1; nothing was published, the bad rows"
                + " are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void badTodayLeavesYesterdayAlone() throws IOException, SQLException {
    site.writeCsv(500, 0).done("daily");
    DuckDbAnswers yesterday = new WarehouseAnswers(site, TestSite.DAY, "csv").read();
    site.writeCsv(500, 3).with("runDate", "2026-03-02");

    CitizensRun today = site.run("daily");

    assertThat(today.status(), is(QUALITY_GATE));
    assertThat(site.publishedRuns(), contains("2026-03-01 csv"));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "csv").read(), is(yesterday));
  }
}

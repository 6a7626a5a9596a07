package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is named after its day: each day reads its own. */
class DatedFilesTest {
  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
    job(site.file("sales_{runDate}.csv").toString());
    sales("sales_2026-03-01.csv", "Hanoi", "Hue");
    sales("sales_2026-03-02.csv", "Hanoi");
  }

  private void job(String file) throws IOException {
    String job =
        """
        name: shop
        datasets:
          sales: {file: "%s", columns: [{name: city}]}
        analyses:
          - {of: sales, ask: [{countBy: [city]}]}
        """
            .formatted(file);
    site.withJob(job);
  }

  private void sales(String file, String... cities) throws IOException {
    Files.writeString(site.file(file), "city\n" + String.join("\n", cities) + "\n");
  }

  private List<List<String>> loaded() throws IOException, SQLException {
    return site.warehouseRows(
        "SELECT run_date, city, rows FROM citizens.sales_by_city ORDER BY 1, 2");
  }

  @Test
  void eachDayHasItsFileAlsoWhenItIsDoneAgain() throws IOException, SQLException {
    site.with("runDate", "2026-03-02").done("daily");
    site.with("runDate", "2026-03-01").done("daily");
    site.with("runDate", "2026-03-02").done("daily");

    assertThat(
        loaded(),
        contains(
            List.of("2026-03-01", "Hanoi", "1"),
            List.of("2026-03-01", "Hue", "1"),
            List.of("2026-03-02", "Hanoi", "1")));
    for (String day : List.of("2026-03-01", "2026-03-02")) {
      String raw = "raw/sales/run_date=" + day;
      assertThat(
          site.lake().bytes("%s/ATTEMPT/sales_%s.csv".formatted(raw, day)),
          is(Files.readAllBytes(site.file("sales_" + day + ".csv"))));
      assertThat(
          site.lake().json(raw + "/_manifest.json").get("files").get(0).get("name").asText(),
          is("sales_" + day + ".csv"));
    }
  }

  @Test
  void aDayWithoutAFileIsNotReadyAndTheFileIsNamed() throws IOException, SQLException {
    new Refusal(
            INPUT_NOT_READY,
            "file: %s does not exist or cannot be read; run again when it is there"
                .formatted(site.file("sales_2026-03-03.csv")))
        .withNothingPublished(site.with("runDate", "2026-03-03"), "daily");
  }

  @Test
  void theDayMayBeWrittenInAnyFormAndInFolders() throws IOException, SQLException {
    Files.createDirectories(site.file("2026/03"));
    sales("2026/03/sales 01.csv", "Vinh");
    job(site.file("{runDate:yyyy/MM}/sales {runDate:dd}.csv").toString());

    site.done("daily");

    assertThat(loaded(), contains(List.of("2026-03-01", "Vinh", "1")));
    assertThat(site.lake().list(), hasItem("raw/sales/run_date=2026-03-01/ATTEMPT/sales 01.csv"));
  }

  @Test
  void aFileThatIsGivenIsTakenAsItIs() throws IOException, SQLException {
    sales("{runDate}.csv", "Dalat");

    site.with("csv", site.file("{runDate}.csv").toString()).done("daily");

    assertThat(loaded(), contains(List.of("2026-03-01", "Dalat", "1")));
    assertThat(
        site.lake().list(), hasItem("raw/sales/run_date=2026-03-01/ATTEMPT/sales_2026-03-01.csv"));
  }

  @Test
  void aMistakeInTheFormIsRefusedWithItsLineAndWithAllOthers() throws IOException {
    job("sales_{runDate:YYYY}.csv");
    site.with("job", addToJobFile("owner: me\n"));

    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith(
                "citizens: %s:3: file has {runDate:YYYY}; the day is written {runDate}, "
                    .formatted(site.file("job.yaml"))),
            containsString(":6: unknown key owner in the job file")));
  }

  private String addToJobFile(String text) throws IOException {
    Path job = site.file("job.yaml");
    return Files.writeString(job, Files.readString(job) + text).toString();
  }

  @Test
  void validateAndSampleLookAtTheFileOfTheDay() throws IOException, SQLException {
    assertThat(
        site.with("runDate", "2026-03-02").done("validate").out().get(0),
        containsString(
            site.file("sales_2026-03-02.csv") + ", 11 bytes, the first 1 rows as declared"));
    assertThat(
        CitizensRun.of(
                List.of("sample", "--job=" + site.file("job.yaml"), "--runDate=2026-03-01"),
                Map.of())
            .out(),
        contains("city", "Hanoi", "Hue", "(2 lines)", "no bad row"));
  }

  /** A file of this host may lie at the same path. */
  @Test
  void sampleDoesNotShowAFileOfThisHostForOneInHdfs() throws IOException {
    sales("sales.csv", "Hue");
    site.withJob(
        """
        name: shop
        datasets:
          sales: {file: "hdfs://nowhere:8020%s", columns: [{name: city}]}
        """
            .formatted(site.file("sales.csv")));

    CitizensRun run = CitizensRun.of(List.of("sample", "--job=" + site.file("job.yaml")), Map.of());

    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        run.err(),
        contains(
            "citizens: file: hdfs://nowhere:8020%s is in HDFS, and sample shows files of this host; copy it here, and name the copy (status 2)"
                .formatted(site.file("sales.csv"))));
  }

  @Test
  void initRefusesANameThatTheJobFileWouldTakeForAnother() throws IOException {
    sales("{run_date}.csv", "Dalat");
    String file = site.file("{run_date}.csv").toString();

    CitizensRun run = CitizensRun.of(List.of("init", file, "--stdout"), Map.of());

    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        run.err(),
        contains(
            "citizens: %s would be another file every day: in a job file {runDate} is the day; rename it (status 2)"
                .formatted(file)));
  }
}

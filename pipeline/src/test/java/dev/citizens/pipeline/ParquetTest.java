package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citizens.lake.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in the lake as Parquet, beside the file that they come from. */
class ParquetTest {
  private static final long ROWS = 20_000;
  private static final long BAD_ROWS = 7;
  private static final String FOLDER = "parquet/citizens/run_date=2026-03-01/";
  private static final String FILE = FOLDER + "part-00000.parquet";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void wantParquet() throws IOException, SQLException {
    site = of(TestSite.onDisk(folder));
  }

  private static TestSite of(TestSite site) throws IOException, SQLException {
    return site.writeCsv(ROWS, BAD_ROWS)
        .fillMySql("citizens", ROWS)
        .editJobFile("table: citizens\n", "table: citizens\n    parquet: true\n")
        .editJobFile("file: citizens_data.csv\n", "file: citizens_data.csv\n    parquet: true\n");
  }

  private List<List<String>> query(String sql) throws SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
      return Rows.of(duckDb, sql.replace("LAKE", folder.resolve("lake").toString()));
    }
  }

  /** Who only wants tables in the lake has no warehouse, and no report. */
  @Test
  void aDayOfWhichNothingIsLoadedNeedsNoWarehouse() throws IOException {
    site.withJob("name: shop\ndatasets:\n  people: {table: citizens, parquet: true}\n")
        .without("csv")
        .without("warehouseUrl");

    CitizensRun run = site.done("daily");

    assertThat(run.err(), is(empty()));
    assertThat(
        run.out().stream().map(line -> line.replaceFirst(" .*", "")).toList(),
        contains("daily", "extract", "parquet", "daily"));
  }

  /** Nobody waits for what is never loaded. */
  @Test
  void aDatasetThatIsOnlyParquetIsNotMissingInTheWarehouse() throws IOException {
    site.withJob(
            """
            name: shop
            datasets:
              people: {table: citizens, parquet: true}
              loaded: {table: citizens, load: {}}
            """)
        .without("csv");
    site.done("daily");
    Path metrics = folder.resolve("shop.prom");
    CitizensRun run = site.done("status", "--metricsFile=" + metrics);
    assertThat(run.everything(), not(containsString("not loaded")));
    assertThat(Files.readString(metrics), not(containsString("people")));
    assertThat(
        site.lake().text("reports/shop/run_date=2026-03-01/report.md"),
        not(containsString("not loaded")));
  }

  @Test
  void dailyWritesTheGoodRowsOfBothSources() throws IOException, SQLException {
    CitizensRun run = site.done("daily");

    assertThat(
        run.out().stream().filter(line -> line.startsWith("parquet")).toList().toString(),
        containsString("20,007 rows, 7 of them bad, "));
    assertThat(
        query(
            "SELECT count(*), count(DISTINCT id) FROM 'LAKE/parquet/citizens/*/*.parquet'"
                + " WHERE run_date = '2026-03-01'"),
        is(List.of(List.of("20000", "20000"))));
    String rows = "SELECT id, name, birth_date, city, country FROM 'LAKE/parquet/%s/*/*.parquet'";
    assertThat(
        "the same rows in both",
        query(
            "SELECT count(*) FROM (%s INTERSECT ALL %s)"
                .formatted(rows.formatted("citizens"), rows.formatted("citizens_mysql"))),
        is(List.of(List.of("20000"))));
    assertThat(
        query(
            "SELECT typeof(id), typeof(birth_date), typeof(city) FROM 'LAKE/" + FILE + "' LIMIT 1"),
        is(List.of(List.of("BIGINT", "DATE", "VARCHAR"))));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void theManifestSaysWhatItWasMadeOf() throws IOException {
    site.with("dataset", "citizens").done("upload");
    site.done("parquet");

    JsonNode raw = site.lake().json("raw/citizens/run_date=2026-03-01/_manifest.json");
    JsonNode manifest = site.lake().json(FOLDER + "_manifest.json");
    byte[] bytes = site.lake().bytes(FILE);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertThat(manifest.path("inputAttempt"), is(raw.path("attempt")));
    assertThat(manifest.path("rowsRead").asLong(), is(ROWS + BAD_ROWS));
    assertThat(manifest.path("badRows").asLong(), is(BAD_ROWS));
    assertThat(manifest.path("files").size(), is(1));
    JsonNode file = manifest.path("files").path(0);
    assertThat(file.path("name").asText(), is("part-00000.parquet"));
    assertThat(file.path("rows").asLong(), is(ROWS));
    assertThat(file.path("bytes").asLong(), is((long) bytes.length));
    assertThat(file.path("crc32c").asText(), is(DataFile.hex((int) crc.getValue())));
  }

  @Test
  void aDayThatIsWrittenAgainIsReplacedInHdfsToo(@TempDir Path other)
      throws IOException, SQLException {
    TestSite hdfs = of(TestSite.onHdfs(other)).with("dataset", "citizens");
    for (int rows : new int[] {300, 200}) {
      hdfs.writeCsv(rows, 0).done("upload");
      hdfs.done("parquet");

      assertThat(
          hdfs.lake().list().stream().filter(each -> each.startsWith("parquet/")).toList(),
          is(List.of(FOLDER + "_manifest.json", FILE)));
      Path copy = Files.write(other.resolve("copy.parquet"), hdfs.lake().bytes(FILE));
      assertThat(
          query("SELECT count(*) FROM '" + copy + "'"), is(List.of(List.of(Long.toString(rows)))));
    }
    assertThat(hdfs.lake().attempts(), is(0));
  }

  @Test
  void aTableWithoutRowsHasAFileWithItsColumns() throws IOException, SQLException {
    site.executeMySql("CREATE OR REPLACE TABLE nobody (id INT PRIMARY KEY, born DATE)");
    Path job = site.file("nobody.yaml");
    Files.writeString(job, "name: shop\ndatasets:\n  nobody: {table: nobody, parquet: true}\n");
    site.without("csv").with("job", job.toString()).done("extract");
    site.done("parquet");

    assertThat(
        query("SELECT count(*) FROM 'LAKE/parquet/nobody/*/*.parquet'"), is(List.of(List.of("0"))));
    assertThat(
        query(
            "SELECT column_name, column_type FROM (DESCRIBE FROM 'LAKE/parquet/nobody/*/*.parquet')"),
        is(List.of(List.of("id", "BIGINT"), List.of("born", "DATE"), List.of("run_date", "DATE"))));
  }

  @Test
  void aDayThatIsNotAcceptableHasNoParquet() throws IOException, SQLException {
    site.with("dataset", "citizens").editJobFile("maxBadRows: 0.1%", "maxBadRows: 1");
    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(site.lake().list(), everyItem(not(startsWith("parquet/"))));
  }

  @Test
  void ofADayWithoutQuestionsTheBadRowsAreJudgedToo() throws IOException, SQLException {
    site.without("csv");
    site.executeMySql(
        "CREATE OR REPLACE TABLE unasked (id INT PRIMARY KEY, made DATE)",
        "SET sql_mode = ''",
        "INSERT INTO unasked VALUES (1, '2026-03-01'), (2, '0000-00-00')");
    String job =
        """
        name: unasked
        datasets:
          unasked:
            table: unasked
            columns: [{name: id, type: long}, {name: made, type: date}]
            parquet: true
            quality: {maxBadRows: %s, minRows: %s}
        """;
    site.withJob(job.formatted("0", "2"));
    site.done("extract");
    CitizensRun run = site.run("parquet");
    assertThat(run.everything(), run.status(), is(QUALITY_GATE));
    assertThat(run.everything(), containsString("unasked has 1 bad row with 1 of 2 lines and "));
    assertThat(
        run.everything(),
        containsString(
            "is 0; the largest starts at byte 21 of unasked.csv; nothing was published as Parquet"));
    assertThat(
        site.run("extract", "--lint").everything(),
        containsString("1 of 2 rows are bad ones, which parquet would refuse"));
    site.withJob(job.formatted("1", "2"));
    assertThat(
        site.run("parquet").everything(), containsString("and quality.minRows is 2; the largest"));
    site.withJob(job.formatted("1", "1"));
    site.done("parquet");
  }

  @Test
  void aRawFileThatIsDamagedChangesNothing() throws IOException {
    site.with("dataset", "citizens").done("upload");
    site.done("parquet");
    byte[] before = site.lake().bytes(FILE);
    String raw = "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv";
    byte[] damaged = site.lake().bytes(raw);
    damaged[damaged.length - 3] ^= 1;
    site.lake().write(raw, damaged);

    CitizensRun run = site.run("parquet");

    assertThat(run.status(), is(HDFS));
    assertThat(run.everything(), containsString("CRC-32C"));
    assertThat(site.lake().bytes(FILE), is(before));
    assertThat(site.lake().attempts(), is(0));
  }

  @Test
  void beforeTheRawFileIsThereItSaysWhatToRun() throws IOException, SQLException {
    site.with("dataset", "citizens");
    new Refusal(
            INPUT_NOT_READY,
            "%s/raw/citizens/run_date=2026-03-01 has no _manifest.json; run upload --dataset=citizens"
                    .formatted(site.lake().root())
                + " --runDate=2026-03-01 first")
        .withNothingPublished(site, "parquet");
  }

  @Test
  void ofADataSetThatIsNotWantedItSaysWhatToWrite() throws IOException, SQLException {
    site.editJobFile("    parquet: true\n", "").with("dataset", "citizens");
    new Refusal(
            WRONG_USE,
            "citizens is not wanted as Parquet; say parquet: true below datasets.citizens in the job"
                + " file")
        .withNothingPublished(site, "parquet");
  }

  @Test
  void aWordThatIsNeitherTrueNorFalseIsRefused() throws IOException, SQLException {
    site.editJobFile("parquet: true", "parquet: zstd").with("dataset", "citizens");
    CitizensRun run = site.run("parquet");

    assertThat(run.status(), is(WRONG_USE));
    assertThat(run.everything(), containsString("parquet must be true or false, and is zstd"));
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake on the command line, in the environment or in the job file runs nothing. */
class BadOptionsTest {
  private TestSite site;

  @BeforeEach
  void makeAllElseRight(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(10, 0).fillMySql("citizens", 10);
  }

  private void refused(String step, String line, String... more) throws IOException, SQLException {
    new Refusal(WRONG_USE, line).withNothingPublished(site, step, more);
  }

  @Test
  void unknownStep() throws IOException, SQLException {
    refused(
        "uplaod",
        "no step uplaod; give one of upload, extract, analyze, load, reconcile, report, parquet, daily, init, sample, ask, status, validate, doctor");
  }

  @Test
  void twoSteps() throws IOException, SQLException {
    refused(
        "upload",
        "more than one step: upload analyze; give one of upload, extract, analyze, load, reconcile, report, parquet, daily, init, sample, ask, status, validate, doctor",
        "analyze");
  }

  @Test
  void noStep() throws IOException, SQLException {
    refused(
        "--zone=UTC",
        "no step; give one of upload, extract, analyze, load, reconcile, report, parquet, daily, init, sample, ask, status, validate, doctor");
  }

  @Test
  void unknownOption() throws IOException, SQLException {
    refused(
        "daily",
        "--lakee is not an option, did you mean --lake?; scripts/citizens STEP --help lists the options",
        "--lakee=x");
  }

  @Test
  void optionGivenTwice() throws IOException, SQLException {
    refused("daily", "--zone is given twice; give it once", "--zone=UTC", "--zone=Asia/Tokyo");
  }

  @Test
  void optionWithoutAValue() throws IOException, SQLException {
    refused("daily", "--zone needs a value: --zone=VALUE", "--zone");
  }

  @Test
  void wrongRunDate() throws IOException, SQLException {
    site.with("runDate", "2026-02-30");
    refused("daily", "--runDate=2026-02-30 is not a day; it must be YYYY-MM-DD");
  }

  @Test
  void wrongZone() throws IOException, SQLException {
    site.with("zone", "Asia/Saigonn");
    refused(
        "daily", "--zone=Asia/Saigonn is not a time zone; give a name such as Asia/Ho_Chi_Minh");
  }

  @Test
  void unknownWayToTellTheProgress() throws IOException, SQLException {
    site.with("progress", "dots");
    refused("daily", "--progress=dots must be auto, bar, lines, json, none");
  }

  @Test
  void unknownDataset() throws IOException, SQLException {
    site.with("dataset", "citizens,postgres");
    refused(
        "daily",
        "--dataset=citizens,postgres: the job file has no data set postgres; it has citizens,"
            + " citizens_mysql");
  }

  @Test
  void noLake() throws IOException, SQLException {
    LakeAside lake = new LakeAside(site);
    lake.refused(WRONG_USE, "--lake is missing; give it, or set CITIZENS_LAKE");
  }

  @Test
  void lakeOnAnUnknownFileSystem() throws IOException, SQLException {
    LakeAside lake = new LakeAside(site);
    site.with("lake", "s3://bucket/lake");
    lake.refused(
        WRONG_USE, "--lake=s3://bucket/lake is neither hdfs://HOST:PORT/FOLDER nor file:///FOLDER");
  }

  @Test
  void noMySqlUrl() throws IOException, SQLException {
    site.without("mysqlUrl");
    refused("daily", "--mysqlUrl is missing; give it, or set CITIZENS_MYSQL_URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "?sessionVariables=sql_select_limit=1000 sessionVariables",
        "?sslMode=DISABLED&connectionTimeZone=%2B07:00 connectionTimeZone",
        "?maxRows=1 maxRows"
      })
  void mySqlUrlThatWouldChangeTheData(String properties, String named)
      throws IOException, SQLException {
    site.with("mysqlUrl", SharedServers.mariaDb().jdbcUrl() + properties);
    refused(
        "daily",
        "--mysqlUrl must not set "
            + named
            + "; remove it: only properties of encryption and of the network are allowed,"
            + " docs/mysql-session.md lists them");
  }

  @Test
  void urlOfAnotherDatabase() throws IOException, SQLException {
    site.with("warehouseUrl", "postgres://127.0.0.1/warehouse");
    refused("daily", "--warehouseUrl must look like jdbc:postgresql://HOST:5432/DATABASE");
  }

  @Test
  void missingMySqlPassword() throws IOException, SQLException {
    site.environment().remove("CITIZENS_MYSQL_PASSWORD");
    refused(
        "daily",
        "no password: set CITIZENS_MYSQL_PASSWORD, or --mysqlPasswordFile=FILE (mode 0600)");
  }

  @Test
  void missingWarehousePassword() throws IOException, SQLException {
    site.environment().remove("CITIZENS_WAREHOUSE_PASSWORD");
    refused(
        "daily",
        "no password: set CITIZENS_WAREHOUSE_PASSWORD, or --warehousePasswordFile=FILE"
            + " (mode 0600)");
  }

  @Test
  void passwordFileThatOthersCanRead() throws IOException, SQLException {
    Path file = site.file("password");
    Files.writeString(file, "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    site.with("mysqlPasswordFile", file.toString());
    refused(
        "daily",
        "--mysqlPasswordFile=%1$s can be read by others; run chmod 600 %1$s".formatted(file));
  }

  @Test
  void passwordFileThatIsNotThere() throws IOException, SQLException {
    Path file = site.file("password");
    site.with("warehousePasswordFile", file.toString());
    refused("daily", "--warehousePasswordFile=" + file + " does not exist");
  }

  @Test
  void noJobFile() throws IOException, SQLException {
    site.with("job", "nowhere.yaml");
    refused("daily", "--job=nowhere.yaml does not exist");
  }

  @Test
  void unknownKeyInTheJobFile() throws IOException, SQLException {
    site.editJobFile("minRows: 1\n", "minimumRows: 1\n");
    refused(
        "daily",
        site.file("job.yaml")
            + ":20: unknown key minimumRows in quality; allowed: maxBadRows, minRows, stale");
  }

  @Test
  void allMistakesInTheJobFileAreToldALineEach() throws IOException {
    site.editJobFile("minRows: 1\n", "minRow: 1\n").editJobFile("type: long", "type: lnog");
    Path job = site.file("job.yaml");
    String type =
        job
            + ":13: lnog is no type; allowed: long, decimal(p,s), double, boolean, date, time,"
            + " timestamp, text, bytes, json";
    String key =
        job
            + ":20: unknown key minRow in quality; did you mean minRows? allowed: maxBadRows,"
            + " minRows, stale";

    CitizensRun run = site.run("daily");
    CitizensRun doctor = site.run("doctor");

    assertThat(
        run.err(),
        is(List.of("citizens: " + type + " (status 2)", "citizens: " + key + " (status 2)")));
    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        doctor.out().stream()
            .filter(line -> line.startsWith("FAIL"))
            .map(line -> line.replaceAll(" +", " "))
            .toList(),
        contains(
            startsWith("FAIL configuration " + job + ":13: lnog is no type"),
            startsWith("FAIL configuration, mistake 2 " + job + ":20: unknown key minRow")));
    assertThat(doctor.status(), is(WRONG_USE));
  }

  @Test
  void unknownOptionInTheJobFile() throws IOException, SQLException {
    site.editJobFile("zone: Asia/Ho_Chi_Minh", "timezone: Asia/Ho_Chi_Minh");
    refused(
        "daily",
        site.file("job.yaml")
            + ":7: unknown key timezone in options; allowed: airflowConnections, airflowVariables, csv,"
            + " dataset, dryRun, format, fullRefresh, hashKeyFile, json, lake, limit, lineageFile, lineageNamespace, lineageParent,"
            + " lineageTokenFile, lineageUrl, lint, maxConnections, maxRowsPerSecond, metricsFile, mysqlPasswordFile, mysqlUrl,"
            + " mysqlUser, output,"
            + " progress, runDate, sql, warehousePasswordFile, warehouseReader, warehouseUrl, warehouseUser, zone");
  }

  @Test
  void mistypedOptionsInTheJobFileAndOtherMistakesAreToldTogether()
      throws IOException, SQLException {
    site.editJobFile("zone: Asia/Ho_Chi_Minh", "zoen: Asia/Ho_Chi_Minh\n  mysqlPassword: secret")
        .editJobFile("type: long", "type: lnog");
    CitizensRun run = site.run("daily");
    assertThat(
        run.err(),
        contains(
            startsWith(
                "citizens: "
                    + site.file("job.yaml")
                    + ":7: unknown key zoen in options; did you mean zone? allowed: "),
            containsString(":8: unknown key mysqlPassword in options; "),
            startsWith("citizens: " + site.file("job.yaml") + ":14: lnog is no type")));
    assertThat(String.join("\n", run.err()), not(containsString("secret")));
  }

  @Test
  void jobFileThatIsNotYaml() throws IOException, SQLException {
    site.editJobFile("[country, city]", "[country, city");
    refused("daily", site.file("job.yaml") + ":29: is not YAML: expected ',' or ']', but got }");
  }

  @Test
  void uploadOfATable() throws IOException, SQLException {
    site.with("dataset", "citizens_mysql");
    refused(
        "upload", "upload puts files into the lake, and citizens_mysql has no file:; run extract");
  }

  @Test
  void extractOfAFile() throws IOException, SQLException {
    site.with("dataset", "citizens");
    refused("extract", "extract reads MySQL tables, and citizens has no table:; run upload");
  }

  @Test
  void analysisOfADatasetOfWhichNothingIsAsked() throws IOException, SQLException {
    site.editJobFile("of: [citizens, citizens_mysql]", "of: citizens_mysql")
        .editJobFile("  - {left: citizens, right: citizens_mysql, by: [country]}\n", "")
        .editJobFile("reconcile: ", "# ")
        .with("dataset", "citizens");
    refused(
        "analyze", "nothing is asked of citizens; ask something under analyses in the job file");
  }

  @Test
  void analysisOfAnUnknownColumn() throws IOException, SQLException {
    site.editJobFile("{countBy: [country]}", "{countBy: [land]}");
    refused(
        "daily",
        site.file("job.yaml")
            + ":28: dataset citizens has no column land; it has id, name, birth_date, city,"
            + " country");
  }

  /** Looks into the right lake although the command does not know it. */
  private record LakeAside(TestSite site, LakeFiles lake) {
    LakeAside(TestSite site) {
      this(site, site.lake());
      site.without("lake");
    }

    void refused(dev.citizens.failures.ExitStatus status, String line)
        throws IOException, SQLException {
      new Refusal(status, line).of(site, "daily");
      assertThat(lake.list(), is(List.of()));
    }
  }
}

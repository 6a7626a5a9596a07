package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citizens.failures.ExitStatus;
import dev.citizens.testdata.CitizensCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One whole day on real servers, with the shipped job file: what it leaves everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DailyTest {
  private static final long ROWS = 5_000;
  private static final long BAD_ROWS = 3;
  private static final String RAW_CSV = "raw/citizens/run_date=2026-03-01/";
  private static final String RAW_MYSQL = "raw/citizens_mysql/run_date=2026-03-01/";

  private TestSite site;
  private CitizensRun run;
  private DuckDbAnswers expected;

  @BeforeAll
  void runOnce(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onHdfs(folder).writeCsv(ROWS, BAD_ROWS).fillMySql("citizens", ROWS);
    expected = DuckDbAnswers.of(ROWS, TestSite.SEED);
    run = site.run("daily");
  }

  @Test
  void isDoneWithoutAWordOnStandardError() {
    assertThat(run.err(), is(empty()));
    assertThat(run.status(), is(ExitStatus.DONE));
  }

  @Test
  void itsFirstLineSaysWhatItIsGoingToDoAndItsLastWhatCameOfIt() throws IOException {
    double megabytes = Files.size(site.csv()) / 1e6;
    assertThat(
        run.out().get(0),
        is(
            String.format(
                Locale.ROOT,
                "daily of 2026-03-01: upload 1 file of %.1f MB, extract 1 table, analyze 2 data sets,"
                    + " load 2 data sets, reconcile 1 pair, report",
                megabytes)));
    double both = megabytes + site.lake().bytes(RAW_MYSQL + "ATTEMPT/citizens.csv").length / 1e6;
    String last = run.out().get(run.out().size() - 1);
    assertThat(
        last.replaceAll(" +[0-9.]+ s ", " # s "),
        is(
            String.format(
                Locale.ROOT,
                "daily # s  2 data sets, 10,003 rows, %.1f MB; 3 bad rows in quarantine; %s",
                both,
                site.lake().root())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"citizens", "citizens_mysql"})
  void theWarehouseHasDuckDbsAnswers(String dataset) throws IOException, SQLException {
    DuckDbAnswers found = new WarehouseAnswers(site, TestSite.DAY, dataset).read();

    assertThat(found.byCountry(), is(expected.byCountry()));
    assertThat(found.byCity(), is(expected.byCity()));
    assertThat(found.byBirthYear(), is(expected.byBirthYear()));
    assertThat(found.keywordMatches(), is(expected.keywordMatches()));
    assertThat(expected.byCountry().size(), greaterThan(200));
  }

  @Test
  void theLakeHasExactlyTheseFiles() throws IOException {
    List<String> files = new ArrayList<>();
    for (String dataset : List.of("citizens", "citizens_mysql")) {
      String day = "/" + dataset + "/run_date=2026-03-01/";
      files.add("quarantine" + day + "ATTEMPT/_manifest.json");
      files.add("quarantine" + day + "ATTEMPT/bad_rows.csv");
      Stream.of(
              "_manifest.json",
              "ATTEMPT/citizens_by_birth_year.csv",
              "ATTEMPT/citizens_by_city.csv",
              "ATTEMPT/citizens_by_country.csv",
              "ATTEMPT/keyword_matches.csv")
          .forEach(file -> files.add("results" + day + file));
    }
    Stream.of("_manifest.json", "ATTEMPT/citizens_data.csv")
        .forEach(file -> files.add(RAW_CSV + file));
    Stream.of("_manifest.json", "ATTEMPT/citizens.csv")
        .forEach(file -> files.add(RAW_MYSQL + file));
    files.add("reports/citizens/index.html");
    files.add("reports/citizens/run_date=2026-03-01/report.html");
    files.add("reports/citizens/run_date=2026-03-01/report.md");

    assertThat(site.lake().list(), is(files.stream().sorted().toList()));
  }

  @Test
  void nothingOfTheAttemptsIsLeft() throws IOException, SQLException {
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void theRawCsvIsTheSourceByteByByte() throws IOException {
    assertThat(
        site.lake().bytes(RAW_CSV + "ATTEMPT/citizens_data.csv"),
        is(Files.readAllBytes(site.csv())));
  }

  @Test
  void theRawMySqlFileHasTheRowsOfTheTable() throws IOException {
    // The generator writes the canonical form too, and both are in the order of the key.
    Path goodRows = site.file("good_rows.csv");
    new CitizensCsv(ROWS, TestSite.SEED, 0).write(goodRows);

    assertThat(
        site.lake().text(RAW_MYSQL + "ATTEMPT/citizens.csv"), is(Files.readString(goodRows)));
  }

  @Test
  void theManifestOfTheCsvSaysRowsBytesChecksumAndSplits() throws IOException {
    byte[] csv = Files.readAllBytes(site.csv());
    JsonNode manifest = site.lake().json(RAW_CSV + "_manifest.json");

    assertThat(manifest.get("dataset").asText(), is("citizens"));
    assertThat(manifest.get("runDate").asText(), is("2026-03-01"));
    assertThat(manifest.get("rowsRead").asLong(), is(ROWS + BAD_ROWS));
    assertThat(manifest.get("badRows").asLong(), is(0L));
    assertThat(
        manifest.get("columns").toString(),
        is(
            "[{\"name\":\"id\",\"type\":\"long\",\"required\":true},"
                + "{\"name\":\"name\",\"type\":\"text\",\"required\":false},"
                + "{\"name\":\"birth_date\",\"type\":\"date\",\"required\":false},"
                + "{\"name\":\"city\",\"type\":\"text\",\"required\":false},"
                + "{\"name\":\"country\",\"type\":\"text\",\"required\":true}]"));
    assertThat(
        manifest.get("files").toString(),
        is(ManifestText.file("citizens_data.csv", csv, ROWS + BAD_ROWS)));
    assertThat(
        manifest.get("splits").toString(),
        is("[%s,%s]".formatted(CitizensCsv.HEADER.length() + 1, firstRecordFrom(262_144, csv))));
    assertThat(manifest.has("fingerprint"), is(false));
  }

  @Test
  void theManifestOfTheExtractSaysRowsBytesChecksumAndFingerprint() throws IOException {
    byte[] csv = site.lake().bytes(RAW_MYSQL + "ATTEMPT/citizens.csv");
    JsonNode manifest = site.lake().json(RAW_MYSQL + "_manifest.json");

    assertThat(manifest.get("dataset").asText(), is("citizens_mysql"));
    assertThat(manifest.get("rowsRead").asLong(), is(ROWS));
    assertThat(manifest.get("files").toString(), is(ManifestText.file("citizens.csv", csv, ROWS)));
    assertThat(manifest.get("splits").toString(), is("[32]"));
    assertThat(manifest.get("fingerprint").asText(), matchesPattern("[0-9a-f]{32}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"citizens", "citizens_mysql"})
  void theManifestOfTheResultsSaysWhatTheyCameFrom(String dataset) throws IOException {
    String folder = "results/" + dataset + "/run_date=2026-03-01/";
    JsonNode manifest = site.lake().json(folder + "_manifest.json");
    JsonNode raw =
        site.lake().json((dataset.equals("citizens") ? RAW_CSV : RAW_MYSQL) + "_manifest.json");
    long badRows = dataset.equals("citizens") ? BAD_ROWS : 0;

    assertThat(manifest.get("inputAttempt"), is(raw.get("attempt")));
    assertThat(manifest.get("rowsRead").asLong(), is(ROWS + badRows));
    assertThat(manifest.get("badRows").asLong(), is(badRows));
    assertThat(
        "the rows of both data sets are the same",
        manifest.get("fingerprint"),
        is(site.lake().json(RAW_MYSQL + "_manifest.json").get("fingerprint")));
    for (JsonNode file : manifest.get("files")) {
      byte[] bytes = site.lake().bytes(folder + "ATTEMPT/" + file.get("name").asText());
      assertThat(
          "[" + file + "]",
          is(ManifestText.file(file.get("name").asText(), bytes, recordsWithoutHeader(bytes))));
    }
  }

  @Test
  void theQuarantineHasTheBadRowsWithTheirPlace() throws IOException {
    String csv = Files.readString(site.csv());
    List<String> lines =
        site.lake()
            .text("quarantine/citizens/run_date=2026-03-01/ATTEMPT/bad_rows.csv")
            .lines()
            .toList();

    assertThat(
        lines,
        contains(
            "file,byte_offset,reason,row",
            "citizens_data.csv,"
                + byteOffset(csv, "5001,only two")
                + ",TOO_FEW_FIELDS,\"5001,only two\"",
            "citizens_data.csv,"
                + byteOffset(csv, "5002,Anna")
                + ",TOO_MANY_FIELDS,\"5002,Anna French,1990-01-01,Rome,Italy,x,y\"",
            "citizens_data.csv,"
                + byteOffset(csv, "5003,\"ab")
                + ",TEXT_AFTER_QUOTE,\"5003,\"\"ab\"\"c,1990-01-01,Rome,Italy\""));
    assertThat(
        site.lake().text("quarantine/citizens_mysql/run_date=2026-03-01/ATTEMPT/bad_rows.csv"),
        is("file,byte_offset,reason,row\n"));
  }

  @Test
  void theLedgerSaysWhatEachStepReadAndWrote() throws IOException, SQLException {
    String fingerprint = site.lake().json(RAW_MYSQL + "_manifest.json").get("fingerprint").asText();
    String csvBytes = String.valueOf(Files.size(site.csv()));
    String mySqlBytes =
        String.valueOf(site.lake().bytes(RAW_MYSQL + "ATTEMPT/citizens.csv").length);
    String results =
        String.valueOf(
            expected.byCountry().size()
                + expected.byCity().size()
                + expected.byBirthYear().size()
                + expected.keywordMatches().size());

    assertThat(
        site.warehouseRows(
            "SELECT run_date, dataset, rows_read, bad_rows, fingerprint, input_bytes,"
                + " moment IS NULL FROM citizens.run ORDER BY dataset"),
        contains(
            List.of("2026-03-01", "citizens", "5003", "3", fingerprint, csvBytes, "t"),
            List.of("2026-03-01", "citizens_mysql", "5000", "0", fingerprint, mySqlBytes, "f")));
    assertThat(
        site.warehouseRows(
            "SELECT dataset, step, rows_read, rows_written, bad_rows FROM citizens.run_step"
                + " ORDER BY dataset, finished_at"),
        contains(
            List.of("citizens", "upload", "5003", "5003", "0"),
            List.of("citizens", "analyze", "5003", results, "3"),
            List.of("citizens", "load", results, results, "0"),
            List.of("citizens_mysql", "extract", "5000", "5000", "0"),
            List.of("citizens_mysql", "analyze", "5000", results, "0"),
            List.of("citizens_mysql", "load", results, results, "0")));
  }

  @Test
  void theStepsSayWhatTheyDid() {
    List<String> steps =
        run.out().stream()
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .map(DailyTest::withoutTime)
            // the table may have been filled in the second in which it is looked at
            .map(line -> line.replaceFirst(" MB, .*while it was read$", " MB"))
            .map(line -> line.replaceFirst(", byte \\d+$", ""))
            .toList();
    String results =
        expected.byCountry().size() + 100 + expected.byBirthYear().size() + 2 + " rows";

    assertThat(
        steps,
        contains(
            "upload citizens 5,003 rows, 0.3 MB",
            "extract citizens_mysql 5,000 rows, 0.3 MB",
            "analyze citizens 5,003 rows, 3 of them bad, 4 results",
            " TOO_FEW_FIELDS 1: line 835 of citizens_data.csv",
            " TOO_MANY_FIELDS 1: line 2503 of citizens_data.csv",
            " TEXT_AFTER_QUOTE 1: line 4170 of citizens_data.csv",
            "analyze citizens_mysql 5,000 rows, 0 of them bad, 4 results",
            "load citizens " + results + " into 4 tables",
            "load citizens_mysql " + results + " into 4 tables",
            "reconcile citizens and citizens_mysql have the same 5,000 rows; not compared: 3 bad rows"
                + " of citizens, 0 of citizens_mysql"));
    assertThat(
        withoutTime(run.out().get(run.out().size() - 2)),
        is(
            "report "
                + site.lake().root()
                + "/reports/citizens/run_date=2026-03-01/report.md and report.html"));
  }

  @Test
  void thePageHasWhatLakeAndJobFileSayToo() throws IOException {
    String page = site.lake().text("reports/citizens/run_date=2026-03-01/report.html");
    assertThat(page, containsString("<td>3 bad of 5,003 lines</td>"));
    assertThat(
        page, matchesPattern("(?s).*<code>[A-Z_]+</code></td><td class=\"number\">[123]</td>.*"));
    assertThat(
        page,
        matchesPattern(
            "(?s).*<code class=\"path\">%s/quarantine/citizens/run_date=2026-03-01/[-0-9a-f]{36}/bad_rows.csv</code>.*"
                .formatted(Pattern.quote(site.lake().root()))));
    assertThat(page, containsString("hold <span class=\"tag passed\">the same rows</span>"));
  }

  @Test
  void theReportIsOnStandardOutputAndInTheLake() throws IOException {
    String report = site.lake().text("reports/citizens/run_date=2026-03-01/report.md");
    List<String> india =
        expected.byCountry().stream().filter(row -> row.get(0).equals("India")).toList().get(0);
    List<String> inNames = expected.keywordMatches().get(1);

    assertThat(String.join("\n", run.out()), containsString(report.strip()));
    assertThat(report.lines().toList(), hasItem("| India | %1$s | %1$s |".formatted(india.get(1))));
    assertThat(
        report.lines().toList(),
        hasItem(
            "| French | name | citizens | %s | %s |".formatted(inNames.get(2), inNames.get(3))));
    assertThat(report, containsString("citizens and citizens_mysql hold the same rows."));
  }

  @Test
  void noPasswordIsSaid() throws IOException {
    String everything = run.everything() + site.lake().text(RAW_MYSQL + "_manifest.json");
    for (String password : site.environment().values()) {
      assertThat(everything, not(containsString(password)));
    }
  }

  private static String withoutTime(String line) {
    return line.replaceFirst(" +[0-9.]+ s +", " ").replaceAll(" +", " ");
  }

  private static int byteOffset(String csv, String text) {
    return csv.substring(0, csv.indexOf(text)).getBytes(UTF_8).length;
  }

  /** Where the first record starts at or behind a byte: behind a line end outside quotes. */
  private static int firstRecordFrom(int from, byte[] csv) {
    boolean quoted = false;
    for (int i = 0; i < csv.length; i++) {
      quoted ^= csv[i] == '"';
      if (csv[i] == '\n' && !quoted && i + 1 >= from) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("no record starts behind byte " + from);
  }

  /** For results, which have no line end inside quotes. */
  private static long recordsWithoutHeader(byte[] csv) {
    return new String(csv, UTF_8).lines().count() - 1;
  }
}

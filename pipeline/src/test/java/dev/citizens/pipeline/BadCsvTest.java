package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CSV file that is not there, not complete or not good enough publishes nothing. */
class BadCsvTest {
  private static final String RAW_MANIFEST = "raw/citizens/run_date=2026-03-01/_manifest.json";
  private static final String RAW_FILE =
      "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv";
  private static final String QUARANTINE_MANIFEST =
      "quarantine/citizens/run_date=2026-03-01/_rejected/ATTEMPT/_manifest.json";
  private static final String QUARANTINE =
      "quarantine/citizens/run_date=2026-03-01/_rejected/ATTEMPT/bad_rows.csv";

  private TestSite site;

  @BeforeEach
  void useTheCsvOnly(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).with("dataset", "citizens");
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
                + " begins with a row and has no header; set datasets.citizens.header: none")
        .withNothingPublished(site, "daily");
  }

  @Test
  void withTheColumnsInAnotherOrder() throws IOException, SQLException {
    Files.writeString(site.csv(), "id,name,birth_date,country,city\n1,Anna,,Italy,Rome\n");
    new Refusal(
            QUALITY_GATE,
            "--csv="
                + site.csv()
                + " has another header than the job file: column 4 is \"country\" instead of \"city\","
                + " which is column 5: the order is another, and 1 more; mend the file, or"
                + " datasets.citizens.columns, where header: says how a column is spelled in the file")
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
                + " has its columns divided by \",\", and the job file says \";\"; set"
                + " datasets.citizens.delimiter: \",\"")
        .withNothingPublished(site, "daily");
  }

  @Test
  void withTooManyBadRows() throws IOException, SQLException {
    site.writeCsv(500, 3);
    new Refusal(
            QUALITY_GATE,
            "citizens has 3 bad rows with 3 of 503 lines and 84 of 29905 bytes (TOO_FEW_FIELDS 1,"
                + " TOO_MANY_FIELDS 1, TEXT_AFTER_QUOTE 1), and quality.maxBadRows is 0.1%; the largest"
                + " starts at byte 14996 of citizens_data.csv; nothing was published, the bad rows are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(
        site.lake().list(), contains(QUARANTINE_MANIFEST, QUARANTINE, RAW_FILE, RAW_MANIFEST));
    assertThat(site.lake().text(QUARANTINE).lines().toList(), hasSize(1 + 3));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
  }

  /** Of 1,000 rows, the tenth opens a quote: nine are left, and one bad row has all others. */
  @ParameterizedTest
  @ValueSource(strings = {"0.1%", "5", "98.9%"})
  void withAQuoteThatNeverCloses(String maxBadRows) throws IOException, SQLException {
    writeCsvWithOpenQuote();
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: " + maxBadRows);
    new Refusal(QUALITY_GATE, lost("and quality.maxBadRows is " + maxBadRows)).of(site, "daily");

    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void withAQuoteThatNeverClosesAndNoGate() throws IOException, SQLException {
    writeCsvWithOpenQuote();
    site.editJobFile("      maxBadRows: 0.1%", "#");
    CitizensRun run = site.run("daily");

    assertThat(
        run.err().stream().map(LakeFiles::anonymous).toList(),
        contains(
            "citizens: the job file has no quality.maxBadRows for citizens, so up to 1% of its lines and"
                + " bytes may be bad",
            "citizens: "
                + lost("and without quality.maxBadRows in the job file the limit is 1%")
                + " (status 11)"));
    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(
        run.out().get(run.out().size() - 1), containsString(" s  0 of 1 data set, 10 rows, "));
  }

  @Test
  void withAQuoteThatNeverClosesAndTheGateOpen() throws IOException, SQLException {
    writeCsvWithOpenQuote();
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: 100%");
    CitizensRun run = site.done("daily");

    assertThat(run.err(), is(empty()));
    assertThat(
        String.join("\n", run.out()),
        containsString("citizens  10 rows, 1 of them bad with 991 lines, 4 results"));
    String manifest = site.lake().text("results/citizens/run_date=2026-03-01/_manifest.json");
    assertThat(manifest, containsString("\"badLines\" : 991,"));
    assertThat(manifest, containsString("\"badBytes\" : 30546,"));
  }

  /** The rows between the quotes are values of one good row. */
  @Test
  void withAQuoteThatALaterOneHappensToClose() throws IOException, SQLException {
    writeCsvWithOpenQuote();
    String text = Files.readString(site.csv());
    Files.writeString(
        site.csv(), text.replace("991,N991,1990-01-01,Rome", "991,N991,1990-01-01,6\""));
    CitizensRun run = site.done("daily");

    assertThat(
        run.err(),
        contains(
            "citizens: 1 row of citizens_data.csv with 982 lines; if a quote was opened by mistake,"
                + " rows are lost in one: look at byte 275, where one of 982 lines starts"));
  }

  private String lost(String limit) {
    return "citizens has 1 bad row with 991 of 1000 lines and 30546 of 30789 bytes (UNCLOSED_QUOTE"
        + " 1), %s; the largest starts at byte 275 of citizens_data.csv and has 991 lines: an opening quote without an end is the usual cause; nothing was published, the bad rows are in %s/%s"
            .formatted(limit, site.lake().root(), QUARANTINE);
  }

  private void writeCsvWithOpenQuote() throws IOException {
    StringBuilder text = new StringBuilder("id,name,birth_date,city,country\n");
    for (int i = 1; i <= 1_000; i++) {
      text.append("%s,N%s,1990-01-01,%s,Italy\n".formatted(i, i, i == 10 ? "\"5 inch" : "Rome"));
    }
    Files.writeString(site.csv(), text);
  }

  /** PostgreSQL has no such character, so a row with one must not get that far. */
  @Test
  void withNulCharactersIsLoadedWithoutTheRowsThatHaveThem() throws IOException, SQLException {
    Files.writeString(
        site.csv(),
        """
        id,name,birth_date,city,country
        1,Ann,1990-01-01,Rome,Italy
        2,Bob,1990-01-02,Ro\0me,Italy
        3,Cy,1990-01-03,Paris,"Fr\0ance"
        4,Di,1990-01-04,Lyon,France
        """);
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: 100%").done("daily");

    assertThat(
        site.lake().text(QUARANTINE.replace("_rejected/", "")),
        is(
            """
            file,byte_offset,reason,row
            citizens_data.csv,60,NUL_CHARACTER,"2,Bob,1990-01-02,Ro\0me,Italy"
            citizens_data.csv,89,NUL_CHARACTER,"3,Cy,1990-01-03,Paris,""Fr\0ance""\"
            """));
    assertThat(
        site.warehouseRows("SELECT country, rows FROM citizens.citizens_by_country ORDER BY 1")
            .toString(),
        is("[[France, 1], [Italy, 1]]"));
  }

  @Test
  void withFewerRowsThanMinRows() throws IOException, SQLException {
    site.writeCsv(99, 0).editJobFile("minRows: 1", "minRows: 100");
    new Refusal(
            QUALITY_GATE,
            "citizens has 99 rows, and quality.minRows is 100; nothing was published, the bad"
                + " rows are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(
        site.lake().list(), contains(QUARANTINE_MANIFEST, QUARANTINE, RAW_FILE, RAW_MANIFEST));
    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void withTheHeaderOnly() throws IOException, SQLException {
    site.writeCsv(0, 0);
    new Refusal(
            QUALITY_GATE,
            "citizens has 0 rows, and quality.minRows is 1; nothing was published, the bad rows"
                + " are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site, "daily");

    assertThat(site.publishedRuns(), is(empty()));
  }

  @Test
  void badOnASecondRunLeavesTheQuarantineOfWhatIsPublishedAlone() throws IOException, SQLException {
    String published = QUARANTINE.replace("_rejected/", "");
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: 1").writeCsv(500, 1).done("daily");
    List<String> before = site.lake().text(published).lines().toList();
    String rows = site.lake().text("results/citizens/run_date=2026-03-01/_manifest.json");

    new Refusal(
            QUALITY_GATE,
            "citizens has 3 bad rows with 3 of 503 lines and 84 of 29905 bytes (TOO_FEW_FIELDS 1,"
                + " TOO_MANY_FIELDS 1, TEXT_AFTER_QUOTE 1), and quality.maxBadRows is 1; the largest"
                + " starts at byte 14996 of citizens_data.csv; nothing was published, the bad rows are in "
                + site.lake().root()
                + "/"
                + QUARANTINE)
        .of(site.writeCsv(500, 3), "daily");

    assertThat(before, hasSize(1 + 1));
    assertThat(site.lake().text(published).lines().toList(), is(before));
    assertThat(site.lake().text(QUARANTINE).lines().toList(), hasSize(1 + 3));
    assertThat(site.lake().text("results/citizens/run_date=2026-03-01/_manifest.json"), is(rows));
    JsonNode manifest = site.lake().json(QUARANTINE_MANIFEST);
    assertThat(manifest.get("badRows").asLong(), is(3L));
    assertThat(
        manifest.get("files").toString(),
        is(ManifestText.file("bad_rows.csv", site.lake().bytes(QUARANTINE), 3)));
  }

  @Test
  void badTodayLeavesYesterdayAlone() throws IOException, SQLException {
    site.writeCsv(500, 0).done("daily");
    DuckDbAnswers yesterday = new WarehouseAnswers(site, TestSite.DAY, "citizens").read();
    site.writeCsv(500, 3).with("runDate", "2026-03-02");

    CitizensRun today = site.run("daily");

    assertThat(today.status(), is(QUALITY_GATE));
    assertThat(site.publishedRuns(), contains("2026-03-01 citizens"));
    assertThat(new WarehouseAnswers(site, TestSite.DAY, "citizens").read(), is(yesterday));
  }

  /** What waits for a writer, or has no end, is refused without opening it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "file://"})
  void aPipe(String scheme) throws IOException, SQLException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", site.csv().toString()).start().waitFor(), is(0));
    site.with("csv", scheme + site.csv());
    isNoFile(scheme + site.csv());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/zero", "file:///dev/zero"})
  void aDevice(String device) throws IOException, SQLException {
    site.with("csv", device);
    isNoFile(device);
  }

  @Test
  void aSocket() throws IOException, SQLException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(site.csv()));
      isNoFile(site.csv().toString());
    }
  }

  @Test
  void aLinkToAPipe() throws IOException, SQLException, InterruptedException {
    Path pipe = site.file("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(), is(0));
    Files.createSymbolicLink(site.csv(), pipe);
    isNoFile(site.csv().toString());
  }

  private void isNoFile(String csv) throws IOException, SQLException {
    new Refusal(
            WRONG_USE,
            "--csv="
                + csv
                + " is a pipe, a socket or a device; name a regular file, or write to one first")
        .withNothingPublished(site, "upload");
  }

  @Test
  void aLinkToAFileIsThatFile() throws IOException, SQLException {
    Path file = site.file("elsewhere.csv");
    site.writeCsv(20, 0);
    Files.move(site.csv(), file);
    Files.createSymbolicLink(site.csv(), file);

    site.done("upload");

    assertThat(site.lake().bytes(RAW_FILE), is(Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/a.csv", "hdfs:///a.csv", "file://a.csv", "http://h/a.csv"})
  void atAPlaceThatIsNone(String csv) throws IOException, SQLException {
    site.with("csv", csv);
    new Refusal(
            WRONG_USE,
            "--csv=" + csv + " is neither a path, nor hdfs://HOST:PORT/FILE, nor file:///FILE")
        .withNothingPublished(site, "upload");
  }
}

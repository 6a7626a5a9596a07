package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a day come in several files. */
class SeveralFilesTest {
  private static final String RAW = "raw/sales/run_date=2026-03-01/";
  private static final String QUARANTINE =
      "quarantine/sales/run_date=2026-03-01/ATTEMPT/bad_rows.csv";

  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
    job("file: \"%s\"".formatted(site.file("s_{runDate}_*.csv*")));
  }

  private void job(String file) throws IOException {
    String job =
        """
        name: shop
        datasets:
          sales: {%s, columns: [{name: city}, {name: sold, type: long}], quality: {maxBadRows: 65%%}}
        analyses:
          - {of: sales, ask: [{countBy: [city]}]}
        """
            .formatted(file);
    site.withJob(job);
  }

  private Path sales(String file, String text) throws IOException {
    return Files.writeString(site.file(file), text);
  }

  private void twoFiles() throws IOException {
    sales("s_2026-03-01_a.csv", "city,sold\nHue,1\nHanoi,2");
    sales("s_2026-03-01_b.csv", "city,sold\r\n\"Ha\nnoi\",3\r\nHue,4\r\n");
    sales("s_2026-02-28_a.csv", "city,sold\nDalat,9\n");
  }

  private List<List<String>> loaded() throws IOException, SQLException {
    return site.warehouseRows(
        "SELECT replace(city, chr(10), '/'), rows FROM citizens.sales_by_city ORDER BY 1");
  }

  @Test
  void allAreReadAsOne() throws IOException, SQLException {
    twoFiles();

    CitizensRun run = site.done("daily");

    assertThat(
        run.out(), hasItem(containsString("4 rows, 43 bytes, joined of 2 files, a task each")));
    assertThat(
        site.lake().text(RAW + "ATTEMPT/sales.csv"),
        is("city,sold\nHue,1\nHanoi,2\n\"Ha\nnoi\",3\r\nHue,4\r\n"));
    assertThat(
        loaded(), contains(List.of("Ha/noi", "1"), List.of("Hanoi", "1"), List.of("Hue", "2")));
    JsonNode sources = site.lake().json(RAW + "_manifest.json").get("sources");
    assertThat(sources.get(0).get("name").asText(), is("s_2026-03-01_a.csv"));
    assertThat(sources.get(1).get("name").asText(), is("s_2026-03-01_b.csv"));
    assertThat(sources.get(1).get("start").asLong(), is(24L));
    assertThat(sources.get(1).get("leftOut").asLong(), is(11L));
    assertThat(
        site.warehouseRows("SELECT place, name, packing, encoding, bytes FROM citizens.run_source"),
        contains(
            List.of("1", "s_2026-03-01_a.csv", "none", "UTF-8", "23"),
            List.of("2", "s_2026-03-01_b.csv", "none", "UTF-8", "30")));
  }

  @Test
  void aFolderOfSuchANameIsPassedOver() throws IOException {
    twoFiles();
    Files.createDirectory(site.file("s_2026-03-01_archive.csv"));

    assertThat(
        site.done("upload").out(), hasItem(containsString("4 rows, 43 bytes, joined of 2 files")));
  }

  @Test
  void oneThatIsGivenInsteadIsNotCalledAsThePattern() throws IOException {
    Path other = sales("other.csv", "city,sold\nHue,1\n");

    site.with("csv", other.toString()).done("upload");

    assertThat(site.lake().text(RAW + "ATTEMPT/sales.csv"), is("city,sold\nHue,1\n"));
  }

  @Test
  void theirRowsAreThoseOfOneFileWithAllOfThem() throws IOException, SQLException {
    twoFiles();
    site.done("daily");
    String figures = "SELECT rows_read, bad_rows, fingerprint, input_bytes FROM citizens.run";
    List<List<String>> joined = site.warehouseRows(figures);
    byte[] all = site.lake().bytes(RAW + "ATTEMPT/sales.csv");

    Path one = Files.write(site.file("all.csv"), all);
    site.with("csv", one.toString()).done("daily");

    assertThat(site.warehouseRows(figures), is(joined));
  }

  @Test
  void eachIsPackedAndListedInAnyWay() throws IOException, SQLException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(site.file("s_2026-03-01_a.csv.gz")))) {
      out.write("city,sold\nHue,1\n".getBytes(UTF_8));
    }
    sales("s_2026-03-01_b.csv", "city,sold");
    sales("s_2026-03-01_c.csv", "city,sold\nHanoi,2");
    Path more = sales("more.csv", "\uFEFFcity,sold\nDalat,3\n");
    job("file: [\"%s\", \"%s\"]".formatted(more, site.file("s_{runDate}_*")));

    site.done("daily");

    assertThat(
        site.lake().text(RAW + "ATTEMPT/sales.csv"),
        is("\uFEFFcity,sold\nDalat,3\nHue,1\nHanoi,2"));
    assertThat(
        loaded(), contains(List.of("Dalat", "1"), List.of("Hanoi", "1"), List.of("Hue", "1")));
  }

  @Test
  void filesInHdfsAreJoinedToo(@TempDir Path folder) throws IOException, SQLException {
    TestSite hdfs = TestSite.onHdfs(folder).without("csv").without("mysqlUrl");
    hdfs.lake().write("in/s_1.csv", "Hue\nHanoi".getBytes(UTF_8));
    hdfs.lake().write("in/s_2.csv", "Dalat\n".getBytes(UTF_8));
    hdfs.lake().write("in/t_2.csv", "Vinh\n".getBytes(UTF_8));
    String job =
        """
        name: shop
        datasets:
          sales: {file: "%s/in/s_?.csv", header: none, columns: [{name: city}]}
        analyses:
          - {of: sales, ask: [{countBy: [city]}]}
        """
            .formatted(hdfs.lake().root());
    hdfs.withJob(job);

    hdfs.done("upload");

    assertThat(hdfs.lake().text(RAW + "ATTEMPT/sales.csv"), is("Hue\nHanoi\nDalat\n"));
  }

  /** In a file of one column an empty line is a row; the line end of a header makes none. */
  @Test
  void aHeaderAloneIsNoRow() throws IOException, SQLException {
    sales("s_2026-03-01_a.csv", "city");
    sales("s_2026-03-01_b.csv", "city\nHue\n\n");
    String job =
        """
        name: shop
        datasets:
          sales: {file: "%s", columns: [{name: city}]}
        """
            .formatted(site.file("s_{runDate}_*.csv"));
    site.withJob(job);

    CitizensRun run = site.done("upload");

    assertThat(run.out(), hasItem(containsString("2 rows, ")));
    assertThat(site.lake().text(RAW + "ATTEMPT/sales.csv"), is("city\nHue\n\n"));
  }

  @Test
  void aBadRowIsFoundInItsOwnFile() throws IOException, SQLException {
    sales("s_2026-03-01_a.csv", "city,sold\nHue,one\nHanoi,2");
    sales("s_2026-03-01_b.csv", "city,sold\nHue,4\nDalat\n\"Vinh,5\n");

    site.done("daily");

    assertThat(
        site.lake().text(QUARANTINE),
        is(
            """
            file,byte_offset,reason,row
            s_2026-03-01_a.csv,10,NOT_A_LONG,"Hue,one"
            s_2026-03-01_b.csv,16,TOO_FEW_FIELDS,Dalat
            s_2026-03-01_b.csv,22,UNCLOSED_QUOTE,"\"\"Vinh,5
            "
            """));
  }

  @Test
  void theLargestBadRowIsSaidInItsOwnFile() throws IOException, SQLException {
    twoFiles();
    sales("s_2026-03-01_c.csv", "city,sold\nHue,4\n\"Vinh\n\n\n\n\n\n\n\n\n\n,5\n");

    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(
        run.err().get(0),
        containsString("; the largest starts at byte 16 of s_2026-03-01_c.csv and has 11 lines"));
  }

  @Test
  void anOpenQuoteDoesNotTakeTheNextFile() throws IOException, SQLException {
    twoFiles();
    Path open = sales("s_2026-03-01_a.csv", "city,sold\nHue,1\n\"Hanoi,2\n");
    new Refusal(
            QUALITY_GATE,
            "file: %s ends within quotes that are not closed, in which the rows of the next file would be lost; mend it, or wait until it is complete"
                .formatted(open))
        .withNothingPublished(site, "daily");
  }

  @Test
  void oneWithAnotherHeaderIsNamed() throws IOException, SQLException {
    twoFiles();
    Path other = sales("s_2026-03-01_b.csv", "sold,city\n3,Hue\n");
    CitizensRun run = site.run("daily");
    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(run.err().get(0), startsWith("citizens: file: " + other + " has "));
  }

  @Test
  void withoutAnyTheDayIsNotReady() throws IOException, SQLException {
    sales("s_2026-02-28_a.csv", "city,sold\nDalat,9\n");
    new Refusal(
            INPUT_NOT_READY,
            "no file is named as file: %s; run again when it is there"
                .formatted(site.file("s_2026-03-01_*.csv*")))
        .withNothingPublished(site, "daily");
  }

  /** Whoever gives a file has joined them, or has no others. */
  @Test
  void oneThatIsGivenIsEnough() throws IOException {
    twoFiles();
    job("file: \"%s\", minFiles: 3".formatted(site.file("s_{runDate}_*.csv")));
    site.done("upload", "--csv=" + site.file("s_2026-03-01_a.csv"));
  }

  @Test
  void withFewerThanWantedTheDayIsNotReady() throws IOException, SQLException {
    twoFiles();
    job("file: \"%s\", minFiles: 3".formatted(site.file("s_{runDate}_*.csv")));
    new Refusal(
            INPUT_NOT_READY,
            "2 of at least 3 files of sales are there (%s, %s); run again when all are, or change datasets.sales.minFiles"
                .formatted(site.file("s_2026-03-01_a.csv"), site.file("s_2026-03-01_b.csv")))
        .withNothingPublished(site, "daily");
  }

  @Test
  void aPatternInTheNameOfAFolderIsRefusedWithItsLine() throws IOException {
    job("file: [\"in/a.csv\", \"in*/b.csv\"]");
    CitizensRun run = site.run("daily");
    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith(
                "citizens: %s:3: file has * or ? in the name of a folder; "
                    .formatted(site.file("job.yaml")))));
  }

  @Test
  void aFileThatHasJustThatNameIsMeantAlone() throws IOException, SQLException {
    sales("s_*.csv", "city,sold\nHue,1\n");
    sales("s_1.csv", "city,sold\nHanoi,2\n");
    job("file: \"%s\"".formatted(site.file("s_*.csv")));

    site.done("upload");

    assertThat(site.lake().text(RAW + "ATTEMPT/s_*.csv"), is("city,sold\nHue,1\n"));
  }

  @Test
  void eachMayHaveTheDeclaredEncoding() throws IOException, SQLException {
    Files.write(site.file("s_1.csv"), "city,sold\nMünchen,1\n".getBytes(ISO_8859_1));
    Files.write(site.file("s_2.csv"), "city,sold\nKöln,2\n".getBytes(ISO_8859_1));
    job("encoding: latin1, file: \"%s\"".formatted(site.file("s_?.csv")));

    site.done("upload");

    assertThat(site.lake().text(RAW + "ATTEMPT/sales.csv"), is("city,sold\nMünchen,1\nKöln,2\n"));
  }

  @Test
  void validateAndSampleLookAtThem() throws IOException, SQLException {
    twoFiles();
    assertThat(
        site.done("validate").out().get(0),
        containsString(
            "2 files from %s on, 53 bytes, the first 4 rows as declared"
                .formatted(site.file("s_2026-03-01_a.csv"))));
    assertThat(
        CitizensRun.of(
                List.of("sample", "--job=" + site.file("job.yaml"), "--runDate=2026-03-01"),
                Map.of())
            .out(),
        contains("city   sold", "Hue       1", "Hanoi     2", "(2 lines)", "no bad row"));
  }
}

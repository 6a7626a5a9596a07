package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.QUALITY_GATE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the first bad rows stand is said, and what they say is not. */
class FirstBadRowsDayTest {
  private static final String LEDGER =
      "SELECT reason, file, line, byte_offset, lake_offset, column_name FROM citizens.run_bad_row"
          + " ORDER BY lake_offset";

  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
    job("sales.csv", "");
  }

  private void job(String files, String keys) throws IOException {
    String job =
        """
        name: shop
        datasets:
          sales: {file: "%s", columns: [{name: city}, {name: sold, type: long}]%s, quality: {maxBadRows: 95%%}}
        analyses:
          - {of: sales, ask: [{countBy: [city]}]}
        """
            .formatted(site.file(files), keys);
    site.withJob(job);
  }

  private void sales(String file, String text) throws IOException {
    Files.write(site.file(file), text.getBytes(UTF_8));
  }

  /** The lines below that of {@code analyze}. */
  private static List<String> below(CitizensRun run) {
    List<String> below = new ArrayList<>();
    for (String line : run.out()) {
      if (line.startsWith("analyze")) {
        below.clear();
      } else if (line.startsWith(" ".repeat(20))) {
        below.add(line.strip());
      }
    }
    return below;
  }

  @Test
  void inQuotesWithCrLfAndAboveAHeaderThatIsSkipped() throws IOException, SQLException {
    sales(
        "sales.csv",
        "Sales of\r\nMarch\r\ncity,sold\r\n\"Ha\r\nnoi\",1\r\n\r\nHue,x\r\n\"Da\r\nlat\"\r\nVinh,9\r\nHue,y\r\n");
    job("sales.csv", ", skipLines: 2");

    CitizensRun run = site.done("daily");

    assertThat(
        below(run),
        contains(
            "TOO_FEW_FIELDS 1: line 8 of sales.csv, byte 50",
            "NOT_A_LONG 2: line 7 of sales.csv, column sold, byte 43; line 11 of sales.csv, column sold, byte 69"));
    assertThat(
        site.warehouseRows(LEDGER),
        contains(
            List.of("NOT_A_LONG", "sales.csv", "7", "43", "43", "sold"),
            row("TOO_FEW_FIELDS", "sales.csv", "8", "50", "50", null),
            List.of("NOT_A_LONG", "sales.csv", "11", "69", "69", "sold")));
  }

  @Test
  void inTheFileThatARowCameIn() throws IOException, SQLException {
    sales("s_1.csv", "city,sold\nHue,one\n\"Ha\nnoi\",2");
    sales("s_2.csv", "city,sold\r\nHue,4\r\nDalat\r\n");
    sales("s_3.csv", "city,sold\nVinh,\"1\n\"\nHue,5,6\n");
    job("s_?.csv", "");

    CitizensRun run = site.done("daily");

    assertThat(
        below(run),
        contains(
            "TOO_FEW_FIELDS 1: line 3 of s_2.csv, byte 18",
            "TOO_MANY_FIELDS 1: line 4 of s_3.csv, byte 20",
            "NOT_A_LONG 2: line 2 of s_1.csv, column sold, byte 10; line 2 of s_3.csv, column sold, byte 10"));
    assertThat(
        site.warehouseRows(LEDGER),
        contains(
            List.of("NOT_A_LONG", "s_1.csv", "2", "10", "10", "sold"),
            row("TOO_FEW_FIELDS", "s_2.csv", "3", "18", "36", null),
            List.of("NOT_A_LONG", "s_3.csv", "2", "10", "43", "sold"),
            row("TOO_MANY_FIELDS", "s_3.csv", "4", "20", "53", null)));
  }

  @Test
  void inOneOfCarriageReturnsAndInOneOfUtf16() throws IOException, SQLException {
    sales("sales.csv", "city,sold\rHue,1\r\rHue,x\rHue\r");
    job("sales.csv", ", lineEnd: CR");
    assertThat(
        below(site.done("daily")),
        contains(
            "TOO_FEW_FIELDS 1: line 5 of sales.csv, byte 23",
            "NOT_A_LONG 1: line 4 of sales.csv, column sold, byte 17"));

    job("sales.csv", "");
    String text = "\uFEFFcity,sold\nHuế,1\n\"Đà\nLạt\",x\nHuế\n";
    Files.write(site.file("sales.csv"), text.getBytes(UTF_16LE));
    assertThat(
        below(site.done("daily")),
        contains(
            "TOO_FEW_FIELDS 1: line 5 of sales.csv, byte 36 of its text",
            "NOT_A_LONG 1: line 3 of sales.csv, column sold, byte 21 of its text"));
  }

  @Test
  void inOneThatIsPacked() throws IOException, SQLException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(site.file("sales.csv.gz")))) {
      out.write("city,sold\nHue,1\nHue,x\n".getBytes(UTF_8));
    }
    job("sales.csv.gz", "");
    assertThat(
        below(site.done("daily")),
        contains("NOT_A_LONG 1: line 3 of sales.csv, column sold, byte 16 of its text"));
  }

  /** Nobody who opens the file would find them by the lines that are left of it. */
  @Test
  void withoutALineWhereLinesWereLeftOut() throws IOException, SQLException {
    sales("sales.csv", "# of the tills\ncity,sold\nHue,x\n# closed\nHue\nHue,1\n");
    job("sales.csv", ", comment: \"#\"");
    assertThat(
        below(site.done("daily")),
        contains(
            "TOO_FEW_FIELDS 1: byte 16 of the text of sales.csv",
            "NOT_A_LONG 1: byte 10 of the text of sales.csv, column sold"));
    assertThat(
        site.warehouseRows(LEDGER).get(0),
        is(row("NOT_A_LONG", "sales.csv", null, "10", "10", "sold")));
  }

  @Test
  void ofADayThatTheGateRejectsToo() throws IOException, SQLException {
    sales("sales.csv", "city,sold\nHue\nHue,1\n");
    site.editJobFile("95%", "0");

    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(QUALITY_GATE));
    assertThat(below(run), contains("TOO_FEW_FIELDS 1: line 2 of sales.csv, byte 10"));
    assertThat(run.err(), hasItem(startsWith("citizens: sales has 1 bad row with 1 of 2 lines")));
  }

  @Test
  void inTheReportAndNowhereWhatTheySay() throws IOException, SQLException {
    sales("sales.csv", "city,sold\nHue,1\nNguyen Van A,secret\n");

    CitizensRun run = site.done("daily");

    String reports = "reports/shop/run_date=2026-03-01/";
    String markdown = site.lake().text(reports + "report.md");
    String html = site.lake().text(reports + "report.html");
    assertThat(
        markdown,
        containsString(
            """
            ## Bad rows

            | dataset | reason | rows | first_file | line | byte | column |
            | --- | --- | --- | --- | --- | --- | --- |
            | sales | NOT_A_LONG | 1 | sales.csv | 3 | 16 | sold |
            """));
    assertThat(
        html,
        containsString(
            "<td><code>NOT_A_LONG</code></td><td><bdi>sold</bdi></td><td><bdi>sales.csv</bdi></td>"
                + "<td class=\"number\">3</td><td class=\"number\">16</td>"));
    String said =
        String.join("\n", run.out()) + String.join("\n", run.err()) + markdown + html + ledger();
    assertThat(said, not(containsString("secret")));
    assertThat(said, not(containsString("Nguyen")));
  }

  private String ledger() throws IOException, SQLException {
    return site.warehouseRows("SELECT * FROM citizens.run_bad_row").toString();
  }

  @Test
  void loadedAgainWithoutBadRowsNoneIsLeft() throws IOException, SQLException {
    sales("sales.csv", "city,sold\nHue\nHue,1\n");
    site.done("daily");
    assertThat(site.warehouseRows(LEDGER), hasSize(1));

    sales("sales.csv", "city,sold\nHue,2\nHue,1\n");
    CitizensRun run = site.done("daily");

    assertThat(below(run), is(empty()));
    assertThat(site.warehouseRows(LEDGER), is(empty()));
    assertThat(
        site.lake().text("reports/shop/run_date=2026-03-01/report.md"),
        not(containsString("Bad rows")));
  }

  private static List<String> row(String... values) {
    return Arrays.asList(values);
  }
}

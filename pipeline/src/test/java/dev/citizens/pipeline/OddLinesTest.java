package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.WRONG_USE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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

/** Files with lines that are no rows, or that end as those of old Macintosh files do. */
class OddLinesTest {
  private static final String RAW = "raw/sales/run_date=2026-03-01/ATTEMPT/sales.csv";

  private TestSite site;
  private Path file;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
    file = site.file("sales.csv");
  }

  private void job(String keys) throws IOException {
    String job =
        """
        name: shop
        datasets:
          sales: {file: "%s", columns: [{name: city}, {name: sold, type: long}], %s}
        analyses:
          - {of: sales, ask: [{countBy: [city]}]}
        """
            .formatted(file, keys);
    site.withJob(job);
  }

  private List<List<String>> loaded() throws IOException, SQLException {
    return site.warehouseRows("SELECT city, rows FROM citizens.sales_by_city ORDER BY 1");
  }

  @Test
  void commentsAndTotalsAreNoRows() throws IOException, SQLException {
    Files.writeString(
        file,
        "\uFEFF# of the tills\ncity,sold\nHue,1\n# closed: \"Vinh\nHanoi,2\nHue,3\nTOTAL 6\n");
    job("comment: \"#\", skipLastLines: 1, quality: {maxBadRows: 0}");

    CitizensRun run = site.done("daily");

    assertThat(
        run.out(),
        hasItem(
            containsString(
                "3 rows, 33 bytes, converted in one stream by one task from 72 bytes of UTF-8, with comments, last lines")));
    assertThat(site.lake().text(RAW), is("\uFEFFcity,sold\nHue,1\nHanoi,2\nHue,3\n"));
    assertThat(loaded(), contains(List.of("Hanoi", "1"), List.of("Hue", "2")));
    assertThat(
        site.warehouseRows("SELECT name, bytes FROM citizens.run_source"),
        contains(List.of("sales.csv", Long.toString(Files.size(file)))));
  }

  @Test
  void eachOfSeveralFilesHasItsTotal() throws IOException, SQLException {
    Files.writeString(file, "city,sold\nHue,1\nTOTAL 1");
    file = Files.writeString(site.file("sales2.csv"), "city,sold\nHanoi,2\nTOTAL 2\n");
    file = site.file("sales*.csv");
    job("skipLastLines: 1");

    site.done("upload");

    assertThat(site.lake().text(RAW), is("city,sold\nHue,1\nHanoi,2\n"));
  }

  @Test
  void linesThatEndWithACarriageReturnAreRowsIfTheJobFileSaysSo() throws IOException, SQLException {
    Files.writeString(file, "city,sold\rHue,1\rHanoi,2\r");
    job("nulls: [NA]");
    CitizensRun refused = site.run("upload");
    assertThat(
        refused.err().get(0),
        containsString("has lines that end with a carriage return alone; say lineEnd: CR"));

    job("lineEnd: CR");
    site.done("daily");

    assertThat(site.lake().text(RAW), is("city,sold\nHue,1\nHanoi,2\n"));
    assertThat(loaded(), contains(List.of("Hanoi", "1"), List.of("Hue", "1")));
  }

  @Test
  void initFindsSuchLineEnds() throws IOException {
    Files.writeString(file, "city,sold\rHue,1\rHanoi,2\r");
    Path job = site.file("drafted.yaml");

    CitizensRun init = CitizensRun.of(List.of("init", file.toString(), "--job=" + job), Map.of());

    assertThat(init.err(), is(empty()));
    assertThat(init.out().get(0), is(file + ": 2 rows and 2 columns, 0 bad"));
    assertThat(Files.readString(job), containsString("\n    lineEnd: CR\n"));
    assertThat(
        CitizensRun.of(List.of("sample", "--job=" + job), Map.of()).out(),
        contains("city   sold", "Hue       1", "Hanoi     2", "(2 lines)", "no bad row"));
  }

  @Test
  void initFindsAHeaderBelowATitle() throws IOException {
    Files.writeString(file, "Sales;of March\n\ncity;sold;by\nHue;1;An\nHanoi;2;An\nHue;3;Vy\n");
    Path job = site.file("drafted.yaml");

    CitizensRun init = CitizensRun.of(List.of("init", file.toString(), "--job=" + job), Map.of());

    assertThat(
        init.out().get(0),
        is(file + ": 3 rows and 3 columns, 0 bad, and a header below 2 other lines"));
    assertThat(Files.readString(job), containsString("\n    skipLines: 2 # "));
    assertThat(
        CitizensRun.of(List.of("sample", "--job=" + job), Map.of()).out(),
        contains(
            "city   sold  by",
            "Hue       1  An",
            "Hanoi     2  An",
            "Hue       3  Vy",
            "(3 lines)",
            "no bad row"));
  }

  @Test
  void initFindsQuotesThatEncloseNothing() throws IOException {
    Files.writeString(file, "city\tmeta\nHue\t{\"a\": 1}\nHanoi\t{\"a\": 2}\n");
    Path job = site.file("drafted.yaml");

    CitizensRun init = CitizensRun.of(List.of("init", file.toString(), "--job=" + job), Map.of());

    assertThat(init.out().get(0), is(file + ": 2 rows and 2 columns, 0 bad"));
    assertThat(Files.readString(job), containsString("\n    quote: none # "));
    assertThat(
        CitizensRun.of(List.of("sample", "--job=" + job), Map.of()).out(),
        contains(
            "city   meta", "Hue    {\"a\": 1}", "Hanoi  {\"a\": 2}", "(2 lines)", "no bad row"));
  }

  @Test
  void mistakesInTheKeysAreSaidTogether() throws IOException {
    job("comment: \"a b\", skipLastLines: 1001, lineEnd: LF, escape: \"/\"");
    CitizensRun run = site.run("validate");
    assertThat(run.status(), is(WRONG_USE));
    String place = "citizens: %s:3: ".formatted(site.file("job.yaml"));
    assertThat(
        run.err(),
        contains(
            startsWith(place + "comment must be up to 10 characters without quotes and spaces"),
            startsWith(place + "skipLastLines must be at most 1000, and is 1001"),
            startsWith(place + "lineEnd is LF; allowed: CR"),
            startsWith(place + "escape is /; allowed: \\")));
  }

  @Test
  void commentsAndEscapesAreNotTogether() throws IOException {
    job("comment: \"#\", quote: none");
    CitizensRun run = site.run("validate");
    assertThat(run.status(), is(WRONG_USE));
    assertThat(
        run.err(),
        contains(
            startsWith(
                "citizens: %s:3: comment cannot be beside escape or quote"
                    .formatted(site.file("job.yaml")))));
  }
}

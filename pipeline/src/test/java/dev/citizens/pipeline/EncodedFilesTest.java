package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not UTF-8. */
class EncodedFilesTest {
  private static final String ROWS = "id,naïve\n1,Ä\n2,\"é\n,\"\n3,\n";

  private final StringJoiner datasets = new StringJoiner("");
  private TestSite site;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).without("csv").without("mysqlUrl");
  }

  private void dataset(String name, byte[] content, String keys) throws IOException {
    Path file = Files.write(site.file(name + ".csv"), content);
    datasets.add(
        """
          %s:
            file: %s
            %s
            columns: [{name: id, type: long}, {name: name, header: naïve}]
            quality: {maxBadRows: 1}
        """
            .formatted(name, file, keys));
    Path job = site.file("job.yaml");
    Files.writeString(
        job,
        "name: encodings\ndatasets:\n%sanalyses: [{of: %s, ask: [{countBy: [name], as: names}]}]\n"
            .formatted(datasets, name));
    site.with("job", job.toString());
  }

  @Test
  void theSameRowsInAnyEncoding() throws IOException, SQLException {
    dataset("utf8", ROWS.getBytes(UTF_8), "encoding: UTF-8");
    dataset("latin1", ROWS.getBytes(ISO_8859_1), "encoding: latin1");
    dataset("windows", ROWS.getBytes(Charset.forName("windows-1252")), "encoding: windows-1252");
    dataset("chinese", ROWS.getBytes(Charset.forName("GB18030")), "encoding: GB18030");
    dataset("little", ROWS.getBytes(UTF_16LE), "encoding: UTF-16LE");
    dataset("big", ROWS.getBytes(UTF_16BE), "encoding: UTF-16BE");
    dataset("marked", ("\ufeff" + ROWS).getBytes(UTF_16LE), "");
    dataset("marked_big", ("\ufeff" + ROWS).getBytes(UTF_16BE), "");
    String job = Files.readString(site.file("job.yaml"));
    String all = "utf8, latin1, windows, chinese, little, big, marked, marked_big";
    Files.writeString(site.file("job.yaml"), job.replace("of: marked_big", "of: [" + all + "]"));

    CitizensRun run = site.done("daily");

    assertThat(
        run.out(),
        hasItem(
            containsString(", converted in one stream by one task from 24 bytes of windows-1252")));
    assertThat(
        site.warehouseRows(
            "SELECT fingerprint, count(*), sum(bad_rows), count(crc32c) FROM citizens.run"
                + " LEFT JOIN citizens.run_source USING (run_date, dataset) GROUP BY fingerprint"),
        is(List.of(List.of(fingerprint(), "8", "0", "7"))));
    assertThat(site.lake().text("raw/latin1/run_date=2026-03-01/ATTEMPT/latin1.csv"), is(ROWS));
    JsonNode source = site.lake().json("raw/latin1/run_date=2026-03-01/_manifest.json");
    assertThat(source.get("sources").get(0).get("encoding").asText(), is("latin1"));
    assertThat(source.get("sources").get(0).get("packing").asText(), is("none"));
  }

  private String fingerprint() throws IOException, SQLException {
    return site.warehouseRows("SELECT fingerprint FROM citizens.run WHERE dataset = 'utf8'")
        .get(0)
        .get(0);
  }

  @Test
  void bytesThatAreNoTextMakeABadRow() throws IOException, SQLException {
    byte[] content = "id,naïve\n1,Ä\n2,?\n3,x\n".getBytes(Charset.forName("windows-1252"));
    content[15] = (byte) 0x81;
    dataset("windows", content, "encoding: windows-1252");
    site.done("daily");
    assertThat(
        site.lake().text("quarantine/windows/run_date=2026-03-01/ATTEMPT/bad_rows.csv"),
        containsString("windows.csv,15,NOT_UTF8,"));
    assertThat(
        site.warehouseRows("SELECT rows_read, bad_rows FROM citizens.run"),
        is(List.of(List.of("3", "1"))));
  }

  @Test
  void aHeaderInAnotherEncodingIsRefusedWithTheKey() throws IOException, SQLException {
    dataset("windows", ROWS.getBytes(ISO_8859_1), "");
    new Refusal(
            ExitStatus.QUALITY_GATE,
            "file: "
                + site.file("windows.csv")
                + " begins with \"id,na\ufffdve\", which is no line of CSV in UTF-8; mend the file, or"
                + " set datasets.windows.encoding")
        .withNothingPublished(site, "daily");
  }

  @Test
  void initFindsTheEncodingOrGuessesIt(@TempDir Path folder) throws IOException {
    Path marked = folder.resolve("marked.csv");
    Path guessed = folder.resolve("guessed.csv");
    Path job = folder.resolve("both.yaml");
    Files.write(marked, ("\ufeff" + ROWS).getBytes(UTF_16LE));
    Files.write(guessed, ROWS.getBytes(Charset.forName("windows-1252")));

    CitizensRun init =
        CitizensRun.of(
            List.of("init", marked.toString(), guessed.toString(), "--job=" + job), Map.of());

    assertThat(init.err(), is(empty()));
    String text = Files.readString(job);
    assertThat(text, containsString("marked.csv # UTF-16LE; 30 bytes in UTF-8, LF;"));
    assertThat(
        text,
        containsString(
            "guessed.csv # windows-1252; 27 bytes in UTF-8, LF; of another day: --csv=PATH\n"
                + "    encoding: windows-1252 # a guess, as it is not UTF-8; or latin1, GBK,"
                + " GB18030: see sample\n"));
    CitizensRun sample =
        CitizensRun.of(List.of("sample", "--job=" + job, "--dataset=guessed"), Map.of());
    assertThat(
        sample.out(),
        contains("id  naive", " 1  Ä", " 2  é\\u000A,", " 3  NULL", "(3 lines)", "no bad row"));
  }
}

package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.citizens.failures.ExitStatus;
import dev.citizens.report.Shown;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CSV file of a day is packed. */
class PackedFilesTest {
  private static final long ROWS = 3_000;
  private static final long BAD_ROWS = 2;
  private static final String RAW_FOLDER = "raw/citizens/run_date=2026-03-01/";

  private TestSite site;
  private byte[] plain;
  private Path packed;

  @BeforeEach
  void makeSite(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(ROWS, BAD_ROWS);
    plain = Files.readAllBytes(site.csv());
    packed = gzip(folder.resolve("delivery.gz"));
  }

  private Path gzip(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(plain);
    }
    return file;
  }

  @Test
  void aDayIsThatOfThePlainFile() throws IOException, SQLException {
    site.done("daily");
    String ofPlain = "SELECT rows_read, bad_rows, fingerprint, input_bytes FROM citizens.run";
    List<List<String>> plainRun = site.warehouseRows(ofPlain);
    List<List<String>> plainAnswers = answers();

    CitizensRun run = site.with("csv", packed.toString()).done("daily");

    assertThat(
        run.out(),
        hasItem(containsString(", converted in one stream by one task from 0.1 MB of gzip")));
    assertThat(site.lake().bytes(RAW_FOLDER + "ATTEMPT/citizens_data.csv"), is(plain));
    assertThat(site.warehouseRows(ofPlain), is(plainRun));
    assertThat(answers(), is(plainAnswers));
    CRC32C crc = new CRC32C();
    crc.update(Files.readAllBytes(packed));
    String crc32c = String.format(Locale.ROOT, "%08x", crc.getValue());
    JsonNode source = site.lake().json(RAW_FOLDER + "_manifest.json").get("sources").get(0);
    assertThat(
        source.toString(),
        is(
            "{\"name\":\"delivery.gz\",\"packing\":\"gzip\",\"encoding\":\"UTF-8\",\"bytes\":%s,\"crc32c\":\"%s\",\"start\":0,\"leftOut\":0,\"lineEndsBefore\":0,\"lineEndsLeftOut\":0}"
                .formatted(Files.size(packed), crc32c)));
    assertThat(
        site.warehouseRows("SELECT name, bytes, crc32c FROM citizens.run_source"),
        is(List.of(List.of("delivery.gz", Long.toString(Files.size(packed)), crc32c))));
  }

  private List<List<String>> answers() throws IOException, SQLException {
    return site.warehouseRows("SELECT * FROM citizens.citizens_by_country ORDER BY 1, 2, 3");
  }

  @Test
  void aFileInHdfsIsUnpackedToo() throws IOException, SQLException {
    TestSite hdfs = TestSite.onHdfs(site.file("hdfs")).with("dataset", "citizens");
    hdfs.lake().write("incoming.csv.gz", Files.readAllBytes(packed));
    hdfs.with("csv", hdfs.lake().root() + "/incoming.csv.gz").done("upload");
    assertThat(hdfs.lake().bytes(RAW_FOLDER + "ATTEMPT/citizens_data.csv"), is(plain));
  }

  @Test
  void aDamagedOnePublishesNothing() throws IOException, SQLException {
    byte[] damaged = Files.readAllBytes(packed);
    damaged[damaged.length - 6] ^= 1; // of its checksum, which comes last
    Files.write(packed, damaged);
    new Refusal(
            ExitStatus.QUALITY_GATE,
            "--csv="
                + packed
                + " is a gzip file that is damaged or not complete (Gzip-compressed data is"
                + " corrupt (CRC32 error)); copy it again")
        .withNothingPublished(site.with("csv", packed.toString()), "daily");
  }

  @Test
  void oneThatEndsEarlyPublishesNothing() throws IOException, SQLException {
    byte[] all = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(all, all.length - 100));
    new Refusal(
            ExitStatus.QUALITY_GATE,
            "--csv="
                + packed
                + " is a gzip file that is damaged or not complete (it ends too early);"
                + " copy it again")
        .withNothingPublished(site.with("csv", packed.toString()), "daily");
  }

  @Test
  void oneOfNothingIsNotThereYet() throws IOException, SQLException {
    plain = new byte[0];
    gzip(packed);
    new Refusal(
            ExitStatus.INPUT_NOT_READY,
            "--csv=" + packed + " has no text in it; run again when it is complete")
        .withNothingPublished(site.with("csv", packed.toString()), "daily");
  }

  @Test
  void theHeaderIsThatOfWhatIsPacked() throws IOException, SQLException {
    plain = "id;name\n".getBytes(UTF_8);
    gzip(packed);
    CitizensRun run = site.with("csv", packed.toString()).run("upload");
    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        run.err().get(0),
        startsWith("citizens: --csv=" + packed + " has another header than the job file: "));
  }

  @Test
  void anArchiveOfTwoFilesIsRefusedByValidate() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packed))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.putNextEntry(new ZipEntry("b.csv"));
    }
    CitizensRun run = site.with("csv", packed.toString()).run("validate");
    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        run.everything(),
        containsString(
            "--csv=%s is a zip archive with 2 files (a.csv, b.csv) in it, and must have one file"
                .formatted(packed)));
  }

  @Test
  void validateLooksAtTheFirstRows() throws IOException {
    plain = Files.readAllBytes(site.writeCsv(300, 0).csv());
    gzip(packed);
    CitizensRun run = site.with("csv", packed.toString()).run("validate");
    assertThat(
        run.everything(),
        containsString(
            "%s, %s of gzip, the first 300 rows as declared"
                .formatted(packed, Shown.bytes(Files.size(packed)))));
  }

  @Test
  void initAndSampleReadIt(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("shops.csv"), "Shop Id,Rent\n1,2.5\n2,NA\n3\n");
    plain = Files.readAllBytes(csv);
    Path file = gzip(folder.resolve("shops.csv.gz"));
    Path job = folder.resolve("shops.yaml");

    CitizensRun init = CitizensRun.of(List.of("init", file.toString(), "--job=" + job), Map.of());
    assertThat(init.err(), is(empty()));
    assertThat(init.out().get(0), is(file + ": 2 rows and 2 columns, 1 bad"));
    assertThat(
        Files.readString(job),
        containsString("  shops: # its name in the lake, in questions and in the warehouse\n"));
    assertThat(
        Files.readString(job),
        containsString("shops.csv.gz # gzip; 26 bytes in UTF-8, LF; of another day"));

    CitizensRun sample = CitizensRun.of(List.of("sample", "--job=" + job), Map.of());
    assertThat(
        sample.out(),
        contains(
            "shop_id  rent",
            "      1   2.5",
            "      2  NULL",
            "(2 lines)",
            "bad row in line 4, byte 24: TOO_FEW_FIELDS"));
  }
}

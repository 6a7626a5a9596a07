package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.RECONCILIATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes in the lake between two steps is found before anything is made of it. */
class DamagedLakeTest {
  private static final long ROWS = 200;
  private static final String RAW_CSV =
      "raw/citizens/run_date=2026-03-01/ATTEMPT/citizens_data.csv";
  private static final String RAW_MYSQL =
      "raw/citizens_mysql/run_date=2026-03-01/ATTEMPT/citizens.csv";
  private static final String MYSQL_MANIFEST =
      "raw/citizens_mysql/run_date=2026-03-01/_manifest.json";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(ROWS, 0).fillMySql("citizens", ROWS);
    site.done("upload");
    site.done("extract");
  }

  @Test
  void aFlippedBitOfTheRawFileStopsAnalyze() throws IOException, SQLException {
    byte[] bytes = site.lake().bytes(RAW_CSV);
    String whole = crc32c(bytes);
    bytes[bytes.length / 2] ^= 1;
    site.lake().write(RAW_CSV, bytes);

    new Refusal(
            HDFS,
            site.lake().root()
                + "/"
                + RAW_CSV
                + " has CRC-32C %s instead of %s; run the step that wrote it again"
                    .formatted(crc32c(bytes), whole))
        .of(site.with("dataset", "citizens"), "analyze");
    assertNothingWasMadeOfIt();
  }

  @Test
  void aLostEndOfTheRawFileStopsAnalyze() throws IOException, SQLException {
    byte[] bytes = site.lake().bytes(RAW_MYSQL);
    site.lake().write(RAW_MYSQL, Arrays.copyOf(bytes, bytes.length - 1));

    new Refusal(
            HDFS,
            site.lake().root()
                + "/"
                + RAW_MYSQL
                + " has %s bytes instead of %s; run the step that wrote it again"
                    .formatted(bytes.length - 1, bytes.length))
        .of(site.with("dataset", "citizens_mysql"), "analyze");
    assertNothingWasMadeOfIt();
  }

  @Test
  void aRawFileThatWentAwayStopsAnalyze() throws IOException, SQLException {
    Files.delete(Path.of(URI.create(site.lake().root() + "/" + site.lake().resolved(RAW_CSV))));

    CitizensRun run = site.with("dataset", "citizens").run("analyze");

    assertThat(run.status(), is(HDFS));
    assertThat(run.err().size(), is(1));
    assertThat(run.err().get(0), containsString("citizens_data.csv"));
    assertNothingWasMadeOfIt();
  }

  @Test
  void anotherRowInAFileWithAManifestThatFitsItStopsAnalyze() throws IOException, SQLException {
    String before = site.lake().json(MYSQL_MANIFEST).get("fingerprint").asText();
    byte[] old = site.lake().bytes(RAW_MYSQL);
    byte[] other = new String(old, UTF_8).replaceFirst("\n7,", "\n9,").getBytes(UTF_8);
    site.lake().write(RAW_MYSQL, other);
    String manifest = site.lake().text(MYSQL_MANIFEST).replace(crc32c(old), crc32c(other));
    site.lake().write(MYSQL_MANIFEST, manifest.getBytes(UTF_8));

    CitizensRun run = site.with("dataset", "citizens_mysql").run("analyze");

    assertThat(run.status(), is(RECONCILIATION));
    assertThat(run.err().size(), is(1));
    assertThat(
        run.err().get(0).replaceFirst("[0-9a-f]{32}", "OTHER"),
        is(
            "citizens: the rows in the lake are not those that were extracted: fingerprint OTHER"
                + " instead of "
                + before
                + "; run extract again (status 12)"));
    assertNothingWasMadeOfIt();
  }

  @Test
  void aDamagedResultStopsLoad() throws IOException, SQLException {
    String result = "results/citizens/run_date=2026-03-01/ATTEMPT/citizens_by_country.csv";
    site.with("dataset", "citizens").done("analyze");
    byte[] bytes = site.lake().bytes(result);
    bytes[bytes.length - 2] ^= 1; // the last digit of a number
    site.lake().write(result, bytes);

    CitizensRun run = site.run("load");

    assertThat(run.status(), is(HDFS));
    assertThat(
        run.err().get(0),
        startsWith(
            "citizens: " + site.lake().root() + "/" + site.lake().resolved(result) + " has"));
    assertThat(site.publishedRuns(), is(empty()));
    assertThat(site.stagingTables(), is(empty()));
  }

  @Test
  void aTableThatChangesAfterTheExtractDoesNotMatter() throws IOException, SQLException {
    try (Connection connection = site.mySql();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE citizens SET country = 'Atlantis' WHERE id <= 50");
      statement.execute("DELETE FROM citizens WHERE id > 150");
    }

    site.done("analyze");
    site.done("load");

    assertThat(
        new WarehouseAnswers(site, TestSite.DAY, "citizens_mysql").read(),
        is(DuckDbAnswers.of(ROWS, TestSite.SEED)));
  }

  private void assertNothingWasMadeOfIt() throws IOException, SQLException {
    assertThat(site.lake().list(), everyItem(startsWith("raw/")));
    assertThat(site.lake().attempts(), is(0));
    assertThat(site.publishedRuns(), is(empty()));
  }

  private static String crc32c(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}

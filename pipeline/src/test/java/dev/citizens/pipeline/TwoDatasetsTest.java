package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two job files with one lake, of which one is named as a source is. */
class TwoDatasetsTest {
  private static final String MANIFEST = "/run_date=2026-03-01/_manifest.json";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(30, 0).fillMySql("citizens", 30);
  }

  @Test
  void theyDoNotTouchEachOther() throws IOException, SQLException {
    publish();
    List<String> files = site.lake().list();
    List<String> manifests = manifests(files);

    useTheOther();
    publish();

    List<String> ofTheOther =
        site.lake().list().stream().filter(file -> !files.contains(file)).toList();
    assertThat(ofTheOther.size(), is(files.size()));
    assertThat(
        ofTheOther, everyItem(matchesPattern("(raw|results|quarantine)/mysql/(csv|mysql)/.*")));
    assertThat(manifests(files), is(manifests));
  }

  private void publish() {
    for (String step : List.of("upload", "extract", "analyze")) {
      site.done(step);
    }
  }

  private void useTheOther() throws IOException {
    site.editJobFile("  citizens:\n", "  mysql:\n")
        .editJobFile("{table: citizens, ", "{table: citizens, as: mysql, ");
  }

  private List<String> manifests(List<String> files) throws IOException {
    return files.stream().filter(file -> file.endsWith("_manifest.json")).map(this::text).toList();
  }

  private String text(String file) {
    try {
      return site.lake().text(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theManifestOfOneIsNoneOfTheOther() throws IOException, SQLException {
    site.with("source", "csv").done("upload");
    useTheOther();
    site.done("upload");
    site.lake()
        .write(
            "raw/mysql/csv" + MANIFEST,
            site.lake().text("raw/citizens/csv" + MANIFEST).getBytes(UTF_8));
    refusesTheManifest("it belongs to another day, data set, source or table");
  }

  @Test
  void theManifestOfAnotherDayIsNone() throws IOException, SQLException {
    useTheOther();
    site.with("source", "csv").done("upload");
    String manifest = site.lake().text("raw/mysql/csv" + MANIFEST);
    site.lake()
        .write(
            "raw/mysql/csv" + MANIFEST,
            manifest.replace("2026-03-01", "2026-02-28").getBytes(UTF_8));
    refusesTheManifest("it belongs to another day, data set, source or table");
  }

  @Test
  void aManifestThatIsCutIsNone() throws IOException, SQLException {
    useTheOther();
    site.with("source", "csv").done("upload");
    Path manifest = site.file("lake/raw/mysql/csv" + MANIFEST);
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    refusesTheManifest("it is no JSON with all the keys of a manifest");
  }

  private void refusesTheManifest(String why) throws IOException, SQLException {
    new Refusal(
            HDFS,
            site.lake().root()
                + "/raw/mysql/csv"
                + MANIFEST
                + " is damaged: "
                + why
                + "; run the step that wrote it again")
        .of(site, "analyze");
  }
}

package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.HDFS;
import static dev.citizens.failures.ExitStatus.WRONG_USE;
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

/** Two job files with one lake and one warehouse, of the same day. */
class TwoDatasetsTest {
  private static final String MANIFEST = "/run_date=2026-03-01/_manifest.json";

  private static final String DAY = "2026-03-01 ";

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
    List<String> runs = site.publishedRuns();

    useTheOther();
    publish();

    List<String> ofTheOther =
        site.lake().list().stream().filter(file -> !files.contains(file)).toList();
    assertThat(ofTheOther.size(), is(files.size()));
    assertThat(
        ofTheOther,
        everyItem(matchesPattern("(raw|results|quarantine)/(mysql|csv)/.*|reports/other/.*")));
    assertThat(manifests(files), is(manifests));
    assertThat(
        site.publishedRuns(), is(List.of(runs.get(0), runs.get(1), DAY + "csv", DAY + "mysql")));
  }

  private void publish() {
    site.done("daily");
  }

  /** Its results have the same names and columns, so they share tables. */
  private void useTheOther() throws IOException {
    site.editJobFile("name: citizens ", "name: other ")
        .editJobFile("  citizens: ", "  csv: ")
        .editJobFile("  citizens_mysql: ", "  mysql: ")
        .editJobFile("of: [citizens, citizens_mysql]", "of: [csv, mysql]")
        .editJobFile("{countBy: [country]}", "{countBy: [country], as: citizens_by_country}")
        .editJobFile(
            "{countBy: [\"year(birth_date)\"]}",
            "{countBy: [\"year(birth_date)\"], as: citizens_by_birth_year}")
        .editJobFile("left: citizens, right: citizens_mysql", "left: csv, right: mysql");
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
  void aDatasetThatAnotherJobHasPublishedIsRefusedBeforeAnythingIsRead()
      throws IOException, SQLException {
    site.with("dataset", "citizens").done("upload");
    List<String> files = site.lake().list();
    List<String> manifests = manifests(files);
    site.editJobFile("name: citizens ", "name: other ");

    new Refusal(
            WRONG_USE,
            site.lake().root()
                + "/raw/citizens/run_date=2026-03-01 was published by the job citizens, and this job"
                + " is other; give the data set a name of its own, or the job another --lake")
        .of(site, "upload");

    assertThat(manifests(files), is(manifests));
  }

  @Test
  void theManifestOfOneIsNoneOfTheOther() throws IOException, SQLException {
    site.with("dataset", "citizens").done("upload");
    useTheOther();
    site.with("dataset", "csv").done("upload");
    site.lake()
        .write("raw/csv" + MANIFEST, site.lake().text("raw/citizens" + MANIFEST).getBytes(UTF_8));
    refusesTheManifest("it belongs to another day or data set");
  }

  @Test
  void theManifestOfAnotherDayIsNone() throws IOException, SQLException {
    useTheOther();
    site.with("dataset", "csv").done("upload");
    String manifest = site.lake().text("raw/csv" + MANIFEST);
    site.lake()
        .write("raw/csv" + MANIFEST, manifest.replace("2026-03-01", "2026-02-28").getBytes(UTF_8));
    refusesTheManifest("it belongs to another day or data set");
  }

  @Test
  void aManifestThatIsCutIsNone() throws IOException, SQLException {
    useTheOther();
    site.with("dataset", "csv").done("upload");
    Path manifest = site.file("lake/raw/csv" + MANIFEST);
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    refusesTheManifest("it is no JSON with all the keys of a manifest");
  }

  private void refusesTheManifest(String why) throws IOException, SQLException {
    new Refusal(
            HDFS,
            site.lake().root()
                + "/raw/csv"
                + MANIFEST
                + " is damaged: "
                + why
                + "; run the step that wrote it again")
        .of(site, "analyze");
  }
}

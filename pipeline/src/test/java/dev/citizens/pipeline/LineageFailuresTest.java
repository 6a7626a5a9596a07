package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days that fail, as receivers are told; and receivers that fail, of which the day knows nothing.
 */
class LineageFailuresTest {
  @TempDir Path folder;
  private TestSite site;
  private Path file;

  @BeforeEach
  void prepare() throws IOException, SQLException {
    site = TestSite.onDisk(folder).with("dataset", "citizens").writeCsv(100, 0);
    file = folder.resolve("lineage.ndjson");
    site.with("lineageFile", file.toString());
  }

  private List<LineageEvent> events() throws IOException {
    return LineageEvent.of(Files.readAllLines(file));
  }

  /** For {@code .ci/check_lineage.py}. */
  private void keepAs(String name) throws IOException {
    Path kept = Path.of("target/lineage", name + ".ndjson");
    Files.createDirectories(kept.getParent());
    Files.writeString(kept, Files.readString(file));
  }

  @Test
  void rowsThatAreNotAcceptableFailTheirStepAndTheDay() throws IOException {
    site.writeCsv(100, 50);

    CitizensRun run = site.run("daily");

    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    List<LineageEvent> events = events();
    assertThat(
        events.stream().map(LineageEvent::what).toList(),
        contains(
            "START citizens.daily",
            "START citizens.upload.citizens",
            "COMPLETE citizens.upload.citizens",
            "START citizens.analyze.citizens",
            "FAIL citizens.analyze.citizens",
            "FAIL citizens.daily"));
    LineageEvent analyze = events.get(4);
    assertThat(
        "citizens: " + analyze.text("/run/facets/errorMessage/message") + " (status 11)",
        is(run.err().stream().filter(line -> line.contains("(status 11)")).findFirst().orElse("")));
    assertThat(
        analyze.json().at("/inputs/0/inputFacets/dataQualityAssertions/assertions").toString(),
        is("[{\"assertion\":\"quality_gate\",\"success\":false,\"name\":\"quality\"}]"));
    keepAs("rejected");
  }

  @Test
  void whatCannotBeginBeginsAndFails() throws IOException {
    Files.delete(site.csv());

    CitizensRun run = site.run("upload");

    assertThat(run.status(), is(ExitStatus.INPUT_NOT_READY));
    assertThat(
        events().stream().map(LineageEvent::what).toList(),
        contains("START citizens.upload.citizens", "FAIL citizens.upload.citizens"));
    keepAs("missing");
  }

  @Test
  void aMistakeIsRefusedBeforeAnythingBeginsAndSoIsOnlyTheDay() throws IOException {
    site.without("warehouseUrl");

    assertThat(site.run("daily").status(), is(ExitStatus.WRONG_USE));

    assertThat(
        events().stream().map(LineageEvent::what).toList(),
        contains("START citizens.daily", "FAIL citizens.daily"));
  }

  @Test
  void aLookIsNoRun() throws IOException, SQLException {
    site.fillMySql("citizens", 10).with("dataset", "citizens_mysql");

    site.done("extract", "--dryRun");
    site.done("extract", "--lint");

    assertThat(Files.exists(file), is(false));
  }

  @Test
  void aReceiverThatIsDownIsSaidAndTheDayIsDone() throws IOException {
    String url = "http://127.0.0.1:" + ClosedPort.find() + "/api/v1/lineage";

    CitizensRun run = site.run("daily", "--lineageUrl=" + url);

    assertThat(run.status(), is(ExitStatus.DONE));
    String said =
        "citizens: lineage: " + url + " did not take the %s: connection refused; the run goes on%s";
    assertThat(
        run.err(),
        contains(
            said.formatted("START of daily", " without it"),
            said.formatted("START of upload citizens", " without it"),
            said.formatted("COMPLETE of upload citizens", ", and no more events are sent there")));
    assertThat("the file has all of them", events().size(), is(10));
  }

  @Test
  void aReceiverThatHangsCostsSeconds() throws IOException {
    double without = site.run("upload").seconds();
    try (SilentServer server = SilentServer.hanging()) {
      CitizensRun run = site.run("upload", "--lineageUrl=http://127.0.0.1:" + server.port());

      assertThat(run.status(), is(ExitStatus.DONE));
      assertThat(run.err().size(), is(2));
      assertThat(run.seconds() - without, lessThan(7.0)); // twice 2.5 s, on a busy machine
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lineageUrl | http://me:hush@vps1 | --lineageUrl must hold neither user and password nor ? and #; give a token in CITIZENS_LINEAGE_TOKEN",
        "lineageUrl | vps1:5000 | --lineageUrl must look like http://HOST:5000/api/v1/lineage, or https://",
        "lineageFile | /no/such/folder/file | --lineageFile=/no/such/folder/file cannot be written: its folder does not exist, or is not yours to write to; name a file such as /srv/citizens/lineage.ndjson",
        "lineageParent | me | --lineageParent=me is no run; it must be NAMESPACE/JOB/UUID",
        "lineageNamespace | ' ' | --lineageNamespace is empty; give a name, such as citizens"
      })
  void aWrongOptionIsRefusedBeforeTheStart(String option, String value, String line)
      throws IOException, SQLException {
    site.with(option, value);

    new Refusal(ExitStatus.WRONG_USE, line).withNothingPublished(site, "daily");
    new Refusal(ExitStatus.WRONG_USE, line).of(site, "validate");
    assertThat(site.run("doctor").status(), is(ExitStatus.WRONG_USE));
  }

  @Test
  void aTokenThatIsNoneIsRefusedUnseen() throws IOException, SQLException {
    site.with("lineageUrl", "https://vps1");
    site.environment().put("CITIZENS_LINEAGE_TOKEN", "hush hush\n");

    new Refusal(
            ExitStatus.WRONG_USE,
            "CITIZENS_LINEAGE_TOKEN, or the file of --lineageTokenFile, must hold a token: letters,"
                + " digits and signs on one line, without spaces")
        .withNothingPublished(site, "daily");
  }

  @Test
  void doctorAndValidateLookWhetherItAnswers() throws IOException {
    try (LineageServer server = new LineageServer()) {
      site.with("lineageUrl", server.url());

      for (String step : List.of("doctor", "validate")) {
        assertThat(
            site.run(step).out().stream()
                .filter(line -> line.contains("lineage receiver"))
                .map(line -> line.replaceAll(" +", " ").strip())
                .map(line -> line.replaceFirst(" \\d+ ms$", ""))
                .toList(),
            contains(
                "OK lineage receiver " + server.url() + " answers, with status 201 to nothing"));
      }
      assertThat(server.events(), contains("", ""));
    }
    assertThat(Files.exists(file), is(false));
    assertThat(site.lake().list(), is(empty()));
  }
}

package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A monitor sees at once that a day has failed, and by which rule; of the last good day it keeps
 * the rest.
 */
class FailedDayMetricsTest {
  private static final String STATUS = "citizens_last_exit_status{pipeline=\"citizens\"} ";
  private static final String TIME = "citizens_last_run_timestamp_seconds{pipeline=\"citizens\"} ";
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/warehouse";

  private TestSite site;
  private Path file;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(200, 0).fillMySql("citizens", 200);
    site.editJobFile("minRows: 1\n", "minRows: 100\n");
    file = site.file("citizens.prom");
    site.with("metricsFile", file.toString());
  }

  private List<String> samples() throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private List<String> withoutStatusAndTime() throws IOException {
    return samples().stream()
        .filter(line -> !line.startsWith(STATUS) && !line.startsWith(TIME))
        .toList();
  }

  private List<String> withoutRules() throws IOException {
    return withoutStatusAndTime().stream()
        .filter(line -> !line.startsWith("citizens_rule_passed"))
        .toList();
  }

  private String value(String sample) throws IOException {
    return samples().stream()
        .filter(line -> line.startsWith(sample))
        .findFirst()
        .map(line -> line.substring(sample.length()))
        .orElse("none");
  }

  private List<String> rules() throws IOException {
    return samples().stream()
        .filter(line -> line.startsWith("citizens_rule_passed"))
        .map(line -> line.replaceFirst(".*dataset=\"(.*)\",rule=\"(.*)\"}", "$1 $2"))
        .toList();
  }

  @Test
  void aRuleThatFailsIsSeenBesideTheLastGoodDay() throws IOException, SQLException {
    Instant begin = Instant.now();
    site.done("daily");
    assertThat(value(STATUS), is("0"));
    BigDecimal good = new BigDecimal(value(TIME));
    assertThat(good, greaterThan(BigDecimal.valueOf(begin.getEpochSecond())));
    assertThat(
        rules(),
        contains(
            "citizens maxBadRows 1",
            "citizens minRows 1",
            "citizens_mysql maxBadRows 1",
            "citizens_mysql minRows 1"));
    List<String> ofGoodDay = withoutRules();

    site.editJobFile("minRows: 100", "minRows: 1000000");
    CitizensRun run = site.with("runDate", "2026-03-02").with("dataset", "citizens").run("daily");

    assertThat(run.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(value(STATUS), is("11"));
    assertThat(new BigDecimal(value(TIME)), greaterThan(good));
    assertThat(
        rules(),
        contains(
            "citizens maxBadRows 1",
            "citizens minRows 0",
            "citizens_mysql maxBadRows 1",
            "citizens_mysql minRows 1"));
    assertThat(withoutRules(), is(ofGoodDay));

    site.editJobFile("minRows: 1000000", "minRows: 100");
    site.without("dataset").done("daily");
    assertThat(value(STATUS), is("0"));
    assertThat(rules().get(1), is("citizens minRows 1"));
    assertThat(withoutRules(), is(not(ofGoodDay)));
  }

  @Test
  void whatIsNotLoadedOfAnotherDataSetIsNotHiddenByTheReport() throws IOException, SQLException {
    site.editJobFile("minRows: 100", "minRows: 1000000");
    site.run("daily");
    assertThat(value(STATUS), is("11"));

    site.done("report"); // of the table, which is loaded
    assertThat(value(STATUS), is("11"));
    site.done("status");
    assertThat(value(STATUS), is("11"));

    site.editJobFile("minRows: 1000000", "minRows: 100");
    for (String step : List.of("analyze", "load", "reconcile")) {
      site.done(step);
    }
    assertThat(rules().get(1), is("citizens minRows 1"));
    assertThat(value(STATUS), is("11"));
    site.done("report");
    assertThat(value(STATUS), is("0"));
  }

  @Test
  void withoutTheWarehouseOnlyStatusAndTimeChange() throws IOException, SQLException {
    site.done("daily");
    List<String> ofGoodDay = withoutStatusAndTime();
    String time = value(TIME);

    site.with("warehouseUrl", NOWHERE);
    CitizensRun run = site.with("runDate", "2026-03-02").run("daily");

    assertThat(run.err().size(), is(1));
    assertThat(value(STATUS), is("22"));
    assertThat(value(TIME), is(not(time)));
    assertThat(withoutStatusAndTime(), is(ofGoodDay));
  }

  @Test
  void aFirstDayThatFailsMakesTheFile() throws IOException, SQLException {
    site.with("warehouseUrl", NOWHERE).run("daily");
    assertThat(samples(), contains(startsWith(STATUS + "22"), startsWith(TIME)));
  }

  @Test
  void aStepOfASchedulerTellsOfItsFailureAlone() throws IOException, SQLException {
    site.done("daily");
    List<String> ofGoodDay = withoutStatusAndTime();
    site.without("warehouseUrl").with("runDate", "2026-03-02");

    assertThat(site.done("upload").err(), is(empty()));
    assertThat(value(STATUS), is("0"));
    Files.delete(site.csv());
    assertThat(site.run("upload").status(), is(ExitStatus.INPUT_NOT_READY));

    assertThat(value(STATUS), is("10"));
    assertThat(withoutStatusAndTime(), is(ofGoodDay));
  }

  @Test
  void aStepGoesOnWhereThereIsNoFolderForIt() {
    site.with("metricsFile", site.file("none/citizens.prom").toString());
    CitizensRun run = site.done("upload");
    assertThat(
        run.err(),
        contains(
            "citizens: metrics: --metricsFile=%s cannot be written: its folder does not exist, or is not yours to write to; name a file such as /var/lib/prometheus/node-exporter/citizens.prom"
                .formatted(site.file("none/citizens.prom"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minRows: [", "minRows: -1", "minRows: 100"})
  void aJobFileOrOptionThatIsWrongIsSeenInTheFileThatIsThere(String rule)
      throws IOException, SQLException {
    site.done("daily");
    List<String> ofGoodDay = withoutStatusAndTime();
    site.editJobFile("minRows: 100", rule);

    assertThat(site.run("daily", "--analyse=all").status(), is(ExitStatus.WRONG_USE));

    assertThat(value(STATUS), is("2"));
    assertThat(withoutStatusAndTime(), is(ofGoodDay));
  }

  @Test
  void aFileOfYesterdayIsARuleThatFailed() throws IOException, SQLException {
    site.editJobFile("minRows: 100", "minRows: 100\n      stale: refuse");
    Files.setLastModifiedTime(site.csv(), FileTime.from(Instant.parse("2026-03-01T12:00:00Z")));
    site.done("daily");
    assertThat(rules().get(2), is("citizens stale 1"));

    site.with("runDate", "2026-03-02").run("daily");

    assertThat(value(STATUS), is("10"));
    assertThat(rules().get(2), is("citizens stale 0"));
  }
}

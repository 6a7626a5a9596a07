package dev.citizens.pipeline;

import static dev.citizens.failures.ExitStatus.INPUT_NOT_READY;
import static dev.citizens.failures.ExitStatus.WAREHOUSE;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of days, from nobody but the warehouse. */
class StatusTest {
  private static final String NOT_LOADED =
      "the warehouse has nothing of the job citizens of 2026-03-01; run load --runDate=2026-03-01 first";

  private TestSite site;

  @BeforeEach
  void makeInput(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(200, 2).fillMySql("citizens", 200);
    site.editJobFile("maxBadRows: 0.1%", "maxBadRows: 2");
  }

  @Test
  void beforeTheFirstLoadItSaysWhatToRun() throws IOException, SQLException {
    new Refusal(INPUT_NOT_READY, NOT_LOADED).withNothingPublished(site, "status");
  }

  @Test
  void anotherDayIsNotThisOne() throws IOException, SQLException {
    site.with("runDate", "2026-02-28").done("daily");
    new Refusal(INPUT_NOT_READY, NOT_LOADED).of(site.with("runDate", "2026-03-01"), "status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--json=true"})
  void secondDayStandsBesideTheFirstInJson(String json) throws IOException, SQLException {
    site.done("daily");
    site.with("runDate", "2026-03-02").writeCsv(300, 1).fillMySql("citizens", 300).done("daily");
    site.with("mysqlUrl", "jdbc:mysql://127.0.0.1:1/nowhere");

    CitizensRun run = site.done("status", json);

    assertThat(run.err(), is(empty()));
    assertThat(run.out(), hasSize(1));
    JsonNode status = new ObjectMapper().readTree(run.out().get(0));
    assertThat(status.path("runDate").asText(), is("2026-03-02"));
    assertThat(status.path("previousRunDate").asText(), is("2026-03-01"));
    JsonNode csv = status.path("datasets").get(0);
    assertThat(csv.path("rowsRead").asLong(), is(301L));
    assertThat(csv.path("badRows").asLong(), is(1L));
    assertThat(csv.path("previous").path("rowsRead").asLong(), is(202L));
    assertThat(csv.path("previous").path("badRows").asLong(), is(2L));
    assertThat(status.at("/reconciliations/0/equal").asBoolean(), is(true));
    assertThat(
        status.path("report").asText(),
        is(site.lake().root() + "/reports/citizens/run_date=2026-03-02/report.md"));
    for (JsonNode result : status.path("results")) {
      assertThat(
          site.warehouseRows(
              "SELECT count(*) FROM citizens.%s WHERE run_date = '2026-03-02' AND dataset = '%s'"
                  .formatted(result.path("table").asText(), result.path("dataset").asText())),
          is(List.of(List.of(result.path("rows").asText()))));
    }
    assertThat(status.path("results").size(), is(8));
  }

  @Test
  void tableIsForPeople() {
    site.done("daily");
    assertThat(
        site.done("status").out(), hasItem(matchesPattern("citizens +rows read +202 +- +-")));
  }

  @Test
  void aMonitorHasTheLastDayWhateverDayIsAskedFor() throws IOException, SQLException {
    Path file = site.file("citizens.prom");
    site.with("metricsFile", file.toString());
    site.run("status");
    assertThat(
        Files.readString(file),
        containsString("citizens_loaded{pipeline=\"citizens\",dataset=\"citizens\"} 0\n"));

    site.done("daily");
    String ofDay = Files.readString(file);
    assertThat(
        ofDay,
        containsString("citizens_rows_read{pipeline=\"citizens\",dataset=\"citizens\"} 202\n"));
    assertThat(
        ofDay,
        containsString(
            "citizens_reconciled{pipeline=\"citizens\",left=\"citizens\",right=\"citizens_mysql\"} 1\n"));

    site.with("runDate", "2026-02-01").writeCsv(100, 0).fillMySql("citizens", 100).done("daily");
    assertThat(withoutTime(Files.readString(file)), is(withoutTime(ofDay)));
  }

  private static String withoutTime(String metrics) {
    return metrics.replaceAll("(citizens_last_run_timestamp_seconds\\{.*}) .*", "$1");
  }

  @Test
  void unreachableWarehouseIsTold() throws IOException, SQLException {
    site.with("warehouseUrl", "jdbc:postgresql://127.0.0.1:1/warehouse");
    CitizensRun run = site.run("status");
    assertThat(run.status(), is(WAREHOUSE));
    assertThat(run.err(), hasSize(1));
  }
}

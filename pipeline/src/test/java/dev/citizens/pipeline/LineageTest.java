package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One whole day with a receiver of events. The events are left in {@code target/lineage}, where
 * {@code .ci/check_lineage.py} has them judged by OpenLineage's own classes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageTest {
  private static final String PARENT = "01890000-2222-7333-8444-555555555555";

  /** Each kind of question and source, Parquet and the table itself. */
  private static final String JOB =
      """
      name: people
      options: {zone: Asia/Ho_Chi_Minh}
      datasets:
        people:
          file: people.csv
          parquet: true
          columns:
            - {name: id, type: long, key: true}
            - {name: name}
            - {name: birth_date, type: date}
            - {name: city}
            - {name: country, required: true}
          quality: {maxBadRows: 5, minRows: 1}
        people_mysql:
          table: people
          load: {as: people_rows}
          quality: {maxBadRows: 0}
      analyses:
        - of: [people, people_mysql]
          ask:
            - {countBy: [country], as: by_country}
            - sql: SELECT year(birth_date) AS year, count(DISTINCT city) AS cities FROM dataset
                WHERE country <> 'Nowhere' GROUP BY 1 ORDER BY max(id)
              as: by_year
        - of: people
          ask:
            - {keyword: French, columns: [name, city], as: french}
            - {profile: all, as: profile}
            - {distinct: [city], as: cities}
      reconcile:
        - {left: people, right: people_mysql, by: [country]}
      """;

  private TestSite site;
  private CitizensRun run;
  private List<String> lines;
  private List<LineageEvent> events;
  private List<String> tokens;
  private String lake;
  private String mySql;
  private String postgres;

  @BeforeAll
  void runOnce(@TempDir Path folder) throws IOException, SQLException {
    site = TestSite.onDisk(folder).writeCsv(100, 3).fillMySql("people", 100).withJob(JOB);
    site.environment().put("CITIZENS_LINEAGE_TOKEN", "hush-lineage");
    Path file = Path.of("target/lineage/daily.ndjson").toAbsolutePath();
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    try (LineageServer server = new LineageServer()) {
      run =
          site.run(
              "daily",
              "--lineageUrl=" + server.url(),
              "--lineageFile=" + file,
              "--lineageParent=airflow/people_daily/" + PARENT);
      lines = List.copyOf(server.events());
      tokens = List.copyOf(server.tokens());
    }
    assertThat("the file has what the server got", Files.readAllLines(file), is(lines));
    events = LineageEvent.of(lines);
    lake = "file " + site.day().lakeRoot().replaceFirst("^file://", "").replaceFirst("/+$", "");
    mySql = namespace("mysql", SharedServers.mariaDb().jdbcUrl());
    postgres = namespace("postgres", SharedServers.postgres().jdbcUrl());
  }

  private static String namespace(String scheme, String jdbcUrl) {
    return jdbcUrl.replaceFirst("^jdbc:[a-z]+://([^/]+)/([^?]+).*$", scheme + "://$1 $2.");
  }

  @Test
  void theDayIsDoneWithoutAWordOnStandardError() {
    assertThat(run.err(), is(empty()));
    assertThat(run.status(), is(ExitStatus.DONE));
  }

  @Test
  void eachStepBeginsAndEndsOnceInsideTheDay() {
    assertThat(
        events.stream().map(LineageEvent::what).toList(),
        contains(
            "START people.daily",
            "START people.upload.people",
            "COMPLETE people.upload.people",
            "START people.extract.people_mysql",
            "COMPLETE people.extract.people_mysql",
            "START people.analyze.people",
            "COMPLETE people.analyze.people",
            "START people.analyze.people_mysql",
            "COMPLETE people.analyze.people_mysql",
            "START people.load.people",
            "COMPLETE people.load.people",
            "START people.load.people_mysql",
            "COMPLETE people.load.people_mysql",
            "START people.reconcile.people-people_mysql",
            "COMPLETE people.reconcile.people-people_mysql",
            "START people.report",
            "COMPLETE people.report",
            "START people.parquet.people",
            "COMPLETE people.parquet.people",
            "COMPLETE people.daily"));
  }

  @Test
  void aRunHasOneIdFromItsStartToItsEnd() {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (LineageEvent event : events) {
      ids.computeIfAbsent(event.text("/run/runId"), each -> new ArrayList<>())
          .add(event.text("/job/name"));
    }
    assertThat(ids.size(), is(events.size() / 2));
    ids.values().forEach(jobs -> assertThat(jobs.get(0), is(jobs.get(1))));
  }

  @Test
  void stepsArePartsOfTheDayAndTheDayOfTheScheduler() {
    String day = events.get(0).text("/run/runId");
    assertThat(events.get(0).text("/run/facets/parent/run/runId"), is(PARENT));
    assertThat(events.get(0).text("/run/facets/parent/job/name"), is("people_daily"));
    for (LineageEvent event : events.subList(1, events.size() - 1)) {
      assertThat(event.text("/run/facets/parent/run/runId"), is(day));
      assertThat(event.text("/run/facets/parent/job/name"), is("people.daily"));
      assertThat(event.text("/run/facets/parent/root/run/runId"), is(PARENT));
      assertThat(event.text("/job/namespace"), is("citizens"));
      assertThat(
          event.text("/run/facets/nominalTime/nominalStartTime"), is("2026-02-28T17:00:00.000Z"));
    }
  }

  @Test
  void uploadReadsTheFile() {
    LineageEvent upload = event("COMPLETE people.upload.people");

    assertThat(upload.datasets("inputs"), contains("file " + site.csv() + " 103"));
    assertThat(upload.datasets("outputs"), contains(lake + "/raw/people 103"));
    assertThat(
        upload.columns(0),
        contains(
            "id: id", "name: name", "birth_date: birth_date", "city: city", "country: country"));
    assertThat(
        upload.json().at("/outputs/0/outputFacets/outputStatistics/size").asLong(), is(size()));
  }

  private long size() {
    try {
      return Files.size(site.csv());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void extractReadsTheTable() {
    LineageEvent extract = event("COMPLETE people.extract.people_mysql");

    assertThat(extract.datasets("inputs"), contains(mySql + "people 100"));
    assertThat(extract.datasets("outputs"), contains(lake + "/raw/people_mysql 100"));
    assertThat(extract.columns(0), hasItem("birth_date: birth_date"));
    assertThat(
        extract.json().at("/inputs/0/facets/schema/fields").findValuesAsText("type"),
        contains("long", "text", "date", "text", "text"));
  }

  @Test
  void analyzeSaysFromWhichColumnsEachAnswerComes() {
    LineageEvent analyze = event("COMPLETE people.analyze.people");

    assertThat(
        analyze.datasets("outputs").stream().map(line -> line.replaceFirst(" \\d+$", "")).toList(),
        contains(
            lake + "/results/people/by_country",
            lake + "/results/people/by_year",
            lake + "/results/people/french",
            lake + "/results/people/profile",
            lake + "/results/people/cities",
            lake + "/quarantine/people"));
    assertThat(analyze.columns(0), contains("country: country"));
    assertThat(analyze.columns(1), contains("year: birth_date", "cities: city"));
    assertThat(analyze.columns(2), contains("rows: name, city", "occurrences: name, city"));
    assertThat(analyze.columns(3), hasItem("nulls: id, name, birth_date, city, country"));
    assertThat(
        analyze.columns(4),
        contains("distinct_estimate: city", "distinct_lower: city", "distinct_upper: city"));
    assertThat(
        analyze.json().at("/outputs/1/facets/columnLineage/dataset").findValuesAsText("field"),
        contains("country", "birth_date", "id"));
    assertThat(
        analyze.text("/job/facets/sql/query"),
        is(
            "-- by_year\nSELECT year(birth_date) AS year, count(DISTINCT city) AS cities FROM dataset"
                + " WHERE country <> 'Nowhere' GROUP BY 1 ORDER BY max(id)"));
    assertThat(analyze.datasets("outputs").get(5), is(lake + "/quarantine/people 3"));
  }

  @Test
  void analyzeSaysWhatWasDemandedOfTheRows() {
    assertThat(
        event("COMPLETE people.analyze.people")
            .json()
            .at("/inputs/0/inputFacets/dataQualityAssertions/assertions")
            .toString(),
        is(
            "[{\"assertion\":\"bad_rows\",\"success\":true,\"name\":\"maxBadRows\",\"expected\":\"5\","
                + "\"actual\":\"3 of 103 lines\"},{\"assertion\":\"row_count\",\"success\":true,"
                + "\"name\":\"minRows\",\"expected\":\"1\",\"actual\":\"100\"}]"));
  }

  @Test
  void loadBringsAnswersAndRowsIntoTables() {
    LineageEvent load = event("COMPLETE people.load.people_mysql");

    assertThat(load.datasets("inputs").get(2), is(lake + "/raw/people_mysql 100"));
    assertThat(load.datasets("outputs").get(2), is(postgres + "citizens.people_rows 100"));
    assertThat(
        load.datasets("outputs").get(0).replaceFirst(" \\d+$", ""),
        is(postgres + "citizens.by_country"));
    assertThat(load.columns(0), contains("country: country", "rows: rows"));
    assertThat(
        load.json().at("/outputs/0/facets/schema/fields").findValuesAsText("type"),
        contains("date", "text", "text", "bigint"));
    assertThat(load.columns(2), hasItem("birth_date: birth_date"));
  }

  @Test
  void theOtherStepsHaveTheirSides() {
    LineageEvent reconcile = event("COMPLETE people.reconcile.people-people_mysql");
    assertThat(
        reconcile.datasets("inputs"), contains(lake + "/raw/people", lake + "/raw/people_mysql"));
    assertThat(reconcile.datasets("outputs"), contains(postgres + "citizens.reconciliation"));
    assertThat(
        reconcile
            .json()
            .at("/inputs/1/inputFacets/dataQualityAssertions/assertions/0/success")
            .asBoolean(),
        is(true));

    LineageEvent report = event("COMPLETE people.report");
    assertThat(
        report.datasets("inputs"),
        contains(
            postgres + "citizens.by_country",
            postgres + "citizens.by_year",
            postgres + "citizens.french",
            postgres + "citizens.profile",
            postgres + "citizens.cities"));
    assertThat(report.datasets("outputs"), contains(lake + "/reports/people"));

    assertThat(
        event("COMPLETE people.parquet.people").datasets("outputs"),
        contains(lake + "/parquet/people 100"));
  }

  @Test
  void whatOneStepWritesTheNextOneReadsUnderTheSameName() {
    List<String> written = new ArrayList<>();
    for (LineageEvent event : events) {
      for (String input : event.datasets("inputs")) {
        String name = input.replaceFirst(" \\d+$", "");
        boolean isSource = name.equals("file " + site.csv()) || name.equals(mySql + "people");
        assertThat(name, isSource || written.contains(name), is(true));
      }
      event.datasets("outputs").forEach(each -> written.add(each.replaceFirst(" \\d+$", "")));
    }
  }

  @Test
  void aVersionIsTheDayAndTheAttemptOfTheLake() {
    assertThat(
        event("COMPLETE people.upload.people").text("/outputs/0/facets/version/datasetVersion"),
        matchesPattern("2026-03-01/[-0-9a-f]{36}"));
  }

  @Test
  void theTokenIsSentAndNoSecretIsSaid() {
    assertThat(tokens, everyItem(is("Bearer hush-lineage")));
    for (String password : site.environment().values()) {
      assertThat(run.everything() + lines, not(containsString(password)));
    }
  }

  private LineageEvent event(String what) {
    return events.stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
  }
}

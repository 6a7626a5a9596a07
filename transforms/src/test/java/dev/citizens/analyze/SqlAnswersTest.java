package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.sql.SqlAnalysis;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlQuestion;
import dev.citizens.testing.BeamPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Questions in SQL in the one pass over a file, which is cut into many ranges. */
class SqlAnswersTest {
  private static final LocalDate RUN_DATE = LocalDate.of(2026, 11, 26);
  private static final int ROWS = 30_000;

  @TempDir Path folder;
  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  private static SqlAnalysis question(String name, String text) {
    List<SqlColumn> columns =
        CitizensDay.COLUMNS.stream()
            .map(column -> new SqlColumn(column.name(), column.type()))
            .toList();
    return new SqlAnalysis(
        name, "citizens", SqlQuestion.parse(text, "citizens", columns, () -> RUN_DATE), RUN_DATE);
  }

  private CsvRun run(int rows, Analysis... questions) throws IOException {
    StringBuilder csv = new StringBuilder();
    List<String> names = CitizensDay.COLUMNS.stream().map(Column::name).toList();
    csv.append(String.join(",", names)).append('\n');
    for (int id = 0; id < rows; id++) {
      csv.append(id).append(",name ").append(id).append(',').append(1950 + id % 60);
      csv.append("-01-02,city ").append(id % 7).append(',');
      csv.append(id % 3 == 0 ? "Fiji" : "\"Oz, the\"").append('\n');
    }
    Path file = Files.writeString(folder.resolve("citizens.csv"), csv, UTF_8);
    return CsvRun.of(beam.create(), file, folder, CitizensDay.COLUMNS, List.of(questions), 100_000);
  }

  /** 32 parts of about 300 KB each, which are files of their own else. */
  @Test
  void aLargeResultThatIsWantedAsOneFileKeepsItsOrder() throws IOException {
    String filler = "x".repeat(300);
    String text =
        "SELECT id, '%s' AS filler FROM citizens GROUP BY 1 ORDER BY id DESC".formatted(filler);
    StringBuilder expected = new StringBuilder("id,filler\n");
    for (int id = ROWS - 1; id >= 0; id--) {
      expected.append(id).append(',').append(filler).append('\n');
    }
    Map<String, String> results =
        run(ROWS, question("whole", text).asOneFile(), question("parts", text)).results();
    assertThat(results.get("whole"), is(expected.toString()));
    assertThat(results.keySet().stream().filter(name -> name.startsWith("whole")).count(), is(1L));
    assertThat(results.keySet(), hasItem("parts-32"));
  }

  @Test
  void allQuestionsAreAnsweredInOnePass() throws IOException {
    Map<String, String> results =
        run(
                ROWS,
                question(
                    "decades",
                    "SELECT year(birth_date) / 10 * 10 AS decade, count(*) AS people,"
                        + " count(DISTINCT city) AS cities, sum(id) AS ids FROM citizens"
                        + " WHERE country = 'Fiji' GROUP BY 1 HAVING count(*) > 10"
                        + " ORDER BY people DESC, decade DESC LIMIT 2"),
                question("all_rows", "SELECT count(*) AS n, min(name) AS first FROM citizens"),
                question(
                    "hidden",
                    "SELECT count(*) AS n FROM citizens GROUP BY country, id % 2 ORDER BY n DESC"))
            .results();
    assertThat(
        results,
        is(
            Map.of(
                "decades",
                "decade,people,cities,ids\n1980,2000,7,30009000\n1950,2000,7,29949000\n",
                "all_rows",
                "n,first\n30000,name 0\n",
                "hidden",
                "line,n\n1,10000\n2,10000\n3,5000\n4,5000\n")));
  }

  @Test
  void aLargeResultIsInPartsThatTogetherHoldEachLineOnce() throws IOException {
    CsvRun run =
        run(ROWS, question("names", "SELECT name, count(*) AS n FROM citizens GROUP BY name"));
    List<String> lines = new ArrayList<>();
    run.results().values().forEach(text -> text.lines().skip(1).forEach(lines::add));
    List<String> expected = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      expected.add("name " + id + ",1");
    }
    assertThat(lines.stream().sorted().toList(), is(expected.stream().sorted().toList()));
  }

  @Test
  void aCountOfDifferentValuesIsMergedTwiceBesideResultsThatAreNot() throws IOException {
    Map<String, String> results =
        run(
                ROWS,
                question(
                    "values",
                    "SELECT country, count(DISTINCT name) AS names, max(id) AS last,"
                        + " count(DISTINCT city) AS cities, avg(id) AS middle FROM citizens"
                        + " GROUP BY country"),
                question("names", "SELECT name, count(*) AS n FROM citizens GROUP BY name"))
            .results();
    assertThat(
        results.remove("values"),
        is(
            """
            country,names,last,cities,middle
            Fiji,10000,29997,7,14998.5
            "Oz, the",20000,29999,7,15000
            """));
    assertThat(
        results.values().stream().flatMap(text -> text.lines().skip(1)).count(), is(30_000L));
  }

  @Test
  void sharesAreOfTheTotalOfAllGroupsInAllPartitions() throws IOException {
    Map<String, String> results =
        run(
                ROWS,
                question(
                    "years",
                    "SELECT year(birth_date) AS born, count(*) * 100.0 / sum(count(*)) OVER () AS"
                        + " percent, sum(max(id)) OVER () AS ids FROM citizens GROUP BY ALL"
                        + " HAVING born >= 1970 ORDER BY percent DESC, 1 LIMIT 2"),
                question("all_rows", "SELECT count(*) AS n FROM citizens"))
            .results();
    assertThat(
        results,
        is(
            Map.of(
                "years",
                "born,percent,ids\n1970,2.5,1199180\n1971,2.5,1199180\n",
                "all_rows",
                "n\n30000\n")));
  }

  @Test
  void aFileWithoutRowsHasTotalsAllTheSame() throws IOException {
    Map<String, String> results =
        run(
                0,
                question("all_rows", "SELECT count(*) AS n, sum(id) AS ids FROM citizens"),
                question("cities", "SELECT count(DISTINCT city) AS n FROM citizens"),
                question("total", "SELECT sum(count(*)) OVER () AS n FROM citizens"),
                question("by_city", "SELECT city, count(*) AS n FROM citizens GROUP BY city"))
            .results();
    assertThat(
        results,
        is(
            Map.of(
                "all_rows", "n,ids\n0,\n",
                "cities", "n\n0\n",
                "total", "n\n0\n",
                "by_city", "city,n\n")));
  }

  @Test
  void aQuestionWithoutAnAnswerEndsWithStatus11AndItsExpression() {
    StepFailure failure =
        assertThrows(
            StepFailure.class,
            () ->
                run(
                    100,
                    question("fine", "SELECT count(DISTINCT city) AS n FROM citizens"),
                    question(
                        "years",
                        "SELECT max(CAST(name AS bigint)) AS m, count(DISTINCT id) AS n"
                            + " FROM citizens")));
    assertThat(failure.status(), is(ExitStatus.QUALITY_GATE));
    assertThat(
        failure.getMessage(),
        is(
            "the question years of citizens has no answer: CAST(name AS long) has a value that is no long;"
                + " change it, or leave such rows out with WHERE"));
  }
}

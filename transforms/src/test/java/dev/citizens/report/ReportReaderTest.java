package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.report.DayReport.DayRows;
import dev.citizens.report.DayReport.StepFigures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final String ATTEMPT = "7a6f1a2e-1f0e-4a0e-9a43-0d6f5a6f2f11";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void stepsHaveTheirAttemptAndTheirEnd() throws Exception {
    publish(DAY, "citizens", 12);
    empty.execute(
        """
        INSERT INTO citizens.run_step VALUES
          ('2026-02-28', 'citizens', 'analyze', '%s', 12, 11, 1, 700, 1500,
           '2026-02-28 01:02:03+00')"""
            .formatted(ATTEMPT));
    assertThat(
        read(DAY).steps(),
        contains(
            new StepFigures(
                "citizens",
                new PublishedStep("analyze", Instant.parse("2026-02-28T01:02:03Z"), 1500),
                ATTEMPT,
                12,
                11,
                1,
                700)));
  }

  @Test
  void historyIsOfTheLastThirtyDaysThatAreLoaded() throws Exception {
    for (int day = 0; day < 32; day++) {
      publish(DAY.minusDays(2L * day), "citizens", day);
    }
    publish(DAY, "copy", 5);
    publish(DAY.plusDays(1), "citizens", 7);
    List<DayRows> history = read(DAY).history();
    assertThat(history, hasSize(31));
    assertThat(history.get(0), is(new DayRows(DAY.minusDays(58), "citizens", 29)));
    assertThat(
        history.subList(29, 31),
        contains(new DayRows(DAY, "citizens", 0), new DayRows(DAY, "copy", 5)));
  }

  @Test
  void versionsAreThoseThatLoadedTheDayAndTheServers() throws Exception {
    publish(DAY, "citizens", 12);
    publish(DAY, "copy", 12);
    publish(DAY.minusDays(1), "citizens", 12);
    empty.execute("UPDATE citizens.run SET version = 'old' WHERE run_date = '2026-02-27'");
    empty.execute("UPDATE citizens.run SET version = '0.2' WHERE dataset = 'copy'");
    assertThat(read(DAY).loadedBy(), contains("0.2", "test"));
    assertThat(read(DAY).server(), startsWith("PostgreSQL 17"));
  }

  @Test
  void resultsKnowWhatTheirColumnsAreLike() throws Exception {
    publish(DAY, "citizens", 12);
    publish(DAY, "copy", 12);
    empty.execute(
        "CREATE TABLE citizens.years (run_date date, dataset text, year integer, rows bigint)");
    empty.execute(
        """
        INSERT INTO citizens.years VALUES ('2026-02-28', 'citizens', 1999, 3),
          ('2026-02-28', 'copy', 1999, 2), ('2026-02-28', 'copy', NULL, 7)""");
    result("citizens", "years", "year", "year,rows", "rows");
    result("copy", "years", "year", "year,rows", "rows");
    assertThat(
        read(DAY).results(),
        contains(
            new ResultTable(
                "years",
                "question",
                1,
                1,
                1,
                true,
                List.of(
                    new Column("year", Kind.WHOLE),
                    new Column("citizens", Kind.NUMBER),
                    new Column("copy", Kind.NUMBER)),
                List.of(
                    new Line(1, Arrays.asList(null, null, 7L)),
                    new Line(2, List.of("1999", 3L, 2L))))));
  }

  @Test
  void aResultOfSeveralMeasuresNamesTheDatasetAsAKey() throws Exception {
    publish(DAY, "citizens", 12);
    publish(DAY, "copy", 12);
    empty.execute(
        "CREATE TABLE citizens.stats (run_date date, dataset text, day date, least numeric(5,2),"
            + " rows bigint)");
    empty.execute(
        "INSERT INTO citizens.stats VALUES ('2026-02-28', 'copy', '2020-01-02', 1.50, 3)");
    result("citizens", "stats", "day", "day,least,rows", "rows");
    result("copy", "stats", "day", "day,least,rows", "rows");
    ResultTable table = read(DAY).results().get(0);
    assertThat(
        table.columns(),
        contains(
            new Column("day", Kind.TIME),
            new Column("dataset", Kind.TEXT),
            new Column("least", Kind.NUMBER),
            new Column("rows", Kind.NUMBER)));
    assertThat(table.keys(), is(2));
    assertThat(table.measure(), is(3));
    assertThat(table.lines(), contains(new Line(1, List.of("2020-01-02", "copy", "1.50", 3L))));
  }

  @Test
  void threeHundredGroupsAreReadAndTheBeginningOfLongValues() throws Exception {
    publish(DAY, "citizens", 12);
    empty.execute(
        "CREATE TABLE citizens.words (run_date date, dataset text, word text, rows bigint)");
    empty.execute(
        "INSERT INTO citizens.words SELECT '2026-02-28', 'citizens', repeat('x', 2000) || i, i"
            + " FROM generate_series(1, 301) AS i");
    result("citizens", "words", "word", "word,rows", "rows");
    ResultTable table = read(DAY).results().get(0);
    assertThat(table.lines(), hasSize(300));
    assertThat(table.isCut(), is(true));
    assertThat(table.lines().get(299), is(new Line(300, List.of("x".repeat(1000), 2L))));
  }

  private DayReport read(LocalDate day) throws Exception {
    return ReportReader.read(empty.connection(), "daily", List.of("citizens", "copy"), day)
        .orElseThrow();
  }

  private void publish(LocalDate day, String dataset, long rows) throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run VALUES
          ('%s', '%s', 'daily', gen_random_uuid(), %s, 0, 'ffff', 100, 'test')"""
            .formatted(day, dataset, rows));
  }

  private void result(String dataset, String table, String keys, String columns, String count)
      throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run_result VALUES
          ('%s', '%s', '%s', 'question', '{%s}', '{%s}', '%s', 1)"""
            .formatted(DAY, dataset, table, keys, columns, count));
  }
}

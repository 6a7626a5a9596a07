package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.report.GroupChanges.Kind;
import dev.citizens.report.GroupChanges.Line;
import dev.citizens.report.GroupChanges.Part;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report says of two days of one table. */
class GroupChangesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final LocalDate BEFORE = LocalDate.of(2026, 2, 26);

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @BeforeEach
  void loadTwoDays() throws Exception {
    empty.execute(
        "CREATE TABLE citizens.places (run_date date, dataset text, country text, year integer,"
            + " rows bigint)");
    for (LocalDate day : List.of(BEFORE, DAY)) {
      load(day, "citizens");
    }
  }

  private void load(LocalDate day, String dataset) throws Exception {
    empty.execute(
        """
        INSERT INTO citizens.run VALUES
          ('%s', '%s', 'daily', gen_random_uuid(), 1, 0, 'ffff', 100, 'test')"""
            .formatted(day, dataset));
    empty.execute(
        """
        INSERT INTO citizens.run_result VALUES
          ('%s', '%s', 'places', 'question', '{country,year}', '{country,year,rows}', 'rows', 3)"""
            .formatted(day, dataset));
  }

  private void group(LocalDate day, String group, long rows) throws Exception {
    empty.execute(
        "INSERT INTO citizens.places VALUES ('%s', 'citizens', %s, %s)"
            .formatted(day, group, rows));
  }

  private List<GroupChanges> changes() throws Exception {
    return ReportReader.read(empty.connection(), "daily", List.of("citizens", "copy"), DAY)
        .orElseThrow()
        .changes();
  }

  @Test
  void groupsAreMoreOrLessOrNewOrGone() throws Exception {
    group(BEFORE, "'Chad', 1990", 5);
    group(DAY, "'Chad', 1990", 5); // as it was
    group(BEFORE, "'Peru', 1990", 1_000);
    group(DAY, "'Peru', 1990", 1_500);
    group(BEFORE, "NULL, 1991", 7);
    group(DAY, "NULL, 1991", 9);
    group(BEFORE, "'Fiji', NULL", 9);
    group(DAY, "'Fiji', NULL", 2);
    group(DAY, "'', 2000", 3);
    group(BEFORE, "'Peru', 1800", 1);

    assertThat(
        changes(),
        contains(
            new GroupChanges(
                "places",
                "citizens",
                BEFORE,
                List.of("country", "year"),
                "rows",
                List.of(
                    new Part(
                        Kind.MORE,
                        2,
                        List.of(
                            new Line(List.of("Peru", "1990"), 1_000L, 1_500L),
                            new Line(Arrays.asList(null, "1991"), 7L, 9L))),
                    new Part(Kind.LESS, 1, List.of(new Line(Arrays.asList("Fiji", null), 9L, 2L))),
                    new Part(Kind.NEW, 1, List.of(new Line(List.of("", "2000"), null, 3L))),
                    new Part(
                        Kind.GONE, 1, List.of(new Line(List.of("Peru", "1800"), 1L, null)))))));
    assertThat(changes().get(0).extent(), is("2 more, 1 less, 1 new, 1 gone"));
  }

  @Test
  void tenOfEachWayAreReadAndAllAreCounted() throws Exception {
    for (int i = 0; i < 12; i++) {
      group(DAY, "'new', " + i, 100 + i);
      group(BEFORE, "'gone', " + i, 200);
    }

    List<Part> parts = changes().get(0).parts();

    assertThat(parts.stream().map(Part::groups).toList(), contains(12L, 12L));
    assertThat(parts.stream().map(Part::isCut).toList(), contains(true, true));
    assertThat(
        parts.get(0).lines().stream().map(Line::now).toList(),
        is(LongStream.range(0, 10).map(i -> 111 - i).boxed().toList()));
    assertThat(
        "ties are in the order of their keys",
        parts.get(1).lines().stream().map(line -> line.values().get(1)).toList(),
        contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
  }

  @Test
  void equalDaysHaveNoParts() throws Exception {
    group(BEFORE, "'Peru', 1990", 1);
    group(DAY, "'Peru', 1990", 1);

    assertThat(changes().get(0).parts(), is(empty()));
    assertThat(changes().get(0).extent(), is("no group has changed"));
  }

  @Test
  void eachDatasetIsComparedWithItself() throws Exception {
    load(DAY, "copy"); // for the first time
    group(BEFORE, "'Peru', 1990", 1);

    assertThat(changes().stream().map(GroupChanges::dataset).toList(), contains("citizens"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE citizens.run_result SET question = 'another' WHERE run_date = '2026-02-26'",
        "UPDATE citizens.run_result SET key_columns = '{year}' WHERE run_date = '2026-02-26'",
        "UPDATE citizens.run_result SET count_column = 'all' WHERE run_date = '2026-02-26'",
        "UPDATE citizens.run_result SET count_column = NULL",
        "UPDATE citizens.run_result SET key_columns = '{}'",
        "UPDATE citizens.run_result SET key_columns = '{rows}'",
        "UPDATE citizens.run_result SET question = 'profile country, year'",
        "UPDATE citizens.run_result SET rows = 1000001",
        "DELETE FROM citizens.run WHERE run_date = '2026-02-26'",
        "ALTER TABLE citizens.places DROP COLUMN year",
        "ALTER TABLE citizens.places DROP COLUMN rows",
        "DROP TABLE citizens.places"
      })
  void whatCannotBeComparedIsNot(String change) throws Exception {
    group(BEFORE, "'Peru', 1990", 1);
    empty.execute(change);

    assertThat(changes(), is(empty()));
  }
}

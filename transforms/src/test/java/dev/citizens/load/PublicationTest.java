package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final String BY_COUNTRY =
      "SELECT * FROM citizens.citizens_by_country"
          + " ORDER BY run_date, source, rows DESC, country COLLATE \"C\"";
  private static final String STAGING =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging'";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void dayArrivesWithItsLedger() throws Exception {
    StagedDay staged = day(DAY, "csv").byCountry("[\"Peru\", \"3\"]").byBirthYear("[null, \"9\"]");
    staged.publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|csv|Peru|3")));
    assertThat(
        empty.rows("SELECT * FROM citizens.citizens_by_birth_year"),
        is(List.of("2026-02-28|csv|NULL|9")));
    assertThat(
        empty.rows(
            "SELECT run_date, source, attempt, rows_read, bad_rows, fingerprint, input_bytes,"
                + " version FROM citizens.run"),
        is(
            List.of(
                "2026-02-28|csv|"
                    + staged.attempt()
                    + "|1009|9|000102030405060708090a0b0c0d0e0f|6000000000|0.1.0-test")));
    assertThat(
        empty.rows(
            "SELECT run_date, source, step, attempt, rows_read, rows_written, bad_rows,"
                + " bytes_written, elapsed_millis, finished_at AT TIME ZONE 'UTC'"
                + " FROM citizens.run_step"),
        is(
            List.of(
                "2026-02-28|csv|analyze|7c9e6679-7425-40de-944b-e07fc1f90ae7|1009|4|9|100|77"
                    + "|2026-02-28 01:02:03.004")));
    assertThat("nothing is left in staging", empty.rows(STAGING), is(List.of()));
  }

  @Test
  void valuesArriveAsTheyAre() throws Exception {
    day(DAY, "csv")
        .byCountry(
            "[null, \"9\"]",
            "[\"\", \"8\"]",
            "[\"say \\\"hi\\\"\", \"7\"]",
            "[\"two\\nlines, and a comma\", \"6\"]",
            "[\"Đặng 日本 👩‍👩‍👧\", \"5\"]",
            "[\"it's \\\\ $1 ? %s\", \"9223372036854775807\"]")
        .publish();
    assertThat(
        empty.rows(
            "SELECT country IS NULL, country, rows FROM citizens.citizens_by_country"
                + " ORDER BY rows DESC"),
        is(
            List.of(
                "f|it's \\ $1 ? %s|9223372036854775807",
                "t|NULL|9",
                "f||8",
                "f|say \"hi\"|7",
                "f|two\nlines, and a comma|6",
                "f|Đặng 日本 👩‍👩‍👧|5")));
  }

  @Test
  void onlyTheSameDayAndSourceAreReplaced() throws Exception {
    day(DAY.minusDays(1), "csv").byCountry("[\"Peru\", \"1\"]").publish();
    day(DAY, "mysql").byCountry("[\"Peru\", \"2\"]").publish();
    day(DAY.plusDays(1), "csv").byCountry("[\"Peru\", \"3\"]").publish();
    day(DAY, "csv").byCountry("[\"Peru\", \"4\"]", "[\"Chad\", \"4\"]", "[null, \"1\"]").publish();
    List<String> othersRuns = runsOfOthers();

    StagedDay again = day(DAY, "csv").byCountry("[\"Peru\", \"5\"]", "[\"Fiji\", \"1\"]");
    again.publish();

    assertThat(
        empty.rows(BY_COUNTRY),
        is(
            List.of(
                "2026-02-27|csv|Peru|1",
                "2026-02-28|csv|Peru|5",
                "2026-02-28|csv|Fiji|1",
                "2026-02-28|mysql|Peru|2",
                "2026-03-01|csv|Peru|3")));
    assertThat(runsOfOthers(), is(othersRuns));
    assertThat(
        empty.rows(
            "SELECT attempt FROM citizens.run WHERE run_date = '2026-02-28' AND source = 'csv'"),
        is(List.of(again.attempt())));
    assertThat(
        "a step a day and source",
        empty.rows("SELECT count(*) FROM citizens.run_step"),
        is(List.of("4")));
  }

  @Test
  void sameDayTwiceGivesTheSameRows() throws Exception {
    String[] rows = {"[\"Peru\", \"4\"]", "[\"Chad\", \"4\"]", "[null, \"1\"]"};
    day(DAY, "csv").byCountry(rows).publish();
    List<String> first = empty.rows(BY_COUNTRY);
    day(DAY, "csv").byCountry(rows).publish();
    assertThat(empty.rows(BY_COUNTRY), is(first));
    assertThat(first.size(), is(3));
  }

  @Test
  void dayWithoutRowsEmptiesTheTable() throws Exception {
    day(DAY, "csv").byCountry("[\"Peru\", \"4\"]").publish();
    day(DAY, "csv").byCountry().publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of()));
  }

  @Test
  void anotherNumberOfRowsPublishesNothing() throws Exception {
    StagedDay before = day(DAY, "csv").byCountry("[\"Peru\", \"4\"]");
    before.publish();
    StagedDay staged =
        day(DAY, "csv").byCountry("[\"Fiji\", \"1\"]", "[\"Chad\", \"1\"]").withRowsLost(1);

    String message = Refusal.of(ExitStatus.WAREHOUSE, staged::publish);

    assertThat(
        message,
        is(
            "2 rows of citizens_by_country are staged, and its manifest says 3; nothing was"
                + " published, run load again"));
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|csv|Peru|4")));
    assertThat(empty.rows("SELECT attempt FROM citizens.run"), is(List.of(before.attempt())));
    assertThat(empty.rows(STAGING), is(List.of(staged.stagingTable())));
  }

  /** The first table is replaced before the second fails: that must be undone. */
  @Test
  void valueThatDoesNotFitPublishesNothing() throws Exception {
    day(DAY, "csv").byCountry("[\"Peru\", \"4\"]").byBirthYear("[\"1999\", \"4\"]").publish();
    StagedDay staged =
        day(DAY, "csv").byCountry("[\"Fiji\", \"1\"]").byBirthYear("[\"MCMXC\", \"1\"]");

    SQLException refusal = assertThrows(SQLException.class, staged::publish);

    assertThat(refusal.getSQLState(), is("22P02")); // invalid text representation
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|csv|Peru|4")));
    assertThat("the connection is as before", empty.connection().getAutoCommit(), is(true));
  }

  private StagedDay day(LocalDate day, String source) throws SQLException {
    return new StagedDay(empty.connection(), day, source);
  }

  private List<String> runsOfOthers() throws SQLException {
    return empty.rows(
        "SELECT * FROM citizens.run WHERE NOT (run_date = '2026-02-28' AND source = 'csv')"
            + " ORDER BY run_date, source");
  }
}

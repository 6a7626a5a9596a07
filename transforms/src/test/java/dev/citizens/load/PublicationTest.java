package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
  private static final String BY_COUNTRY =
      "SELECT * FROM citizens.citizens_by_country"
          + " ORDER BY run_date, dataset, rows DESC, country COLLATE \"C\"";
  private static final String STAGING =
      "SELECT tablename FROM pg_tables WHERE schemaname = 'citizens_staging'";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void dayArrivesWithItsLedger() throws Exception {
    StagedDay staged =
        day(DAY, "citizens").byCountry("[\"Peru\", \"3\"]").byBirthYear("[null, \"9\"]");
    staged.publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|3")));
    assertThat(
        empty.rows("SELECT * FROM citizens.citizens_by_birth_year"),
        is(List.of("2026-02-28|citizens|NULL|9")));
    assertThat(
        empty.rows(
            "SELECT run_date, dataset, job, attempt, rows_read, bad_rows, fingerprint, input_bytes,"
                + " version FROM citizens.run"),
        is(
            List.of(
                "2026-02-28|citizens|daily|"
                    + staged.attempt()
                    + "|1009|9|000102030405060708090a0b0c0d0e0f|6000000000|0.1.0-test")));
    assertThat(
        empty.rows(
            "SELECT run_date, dataset, step, attempt, rows_read, rows_written, bad_rows,"
                + " bytes_written, elapsed_millis, finished_at AT TIME ZONE 'UTC'"
                + " FROM citizens.run_step"),
        is(
            List.of(
                "2026-02-28|citizens|analyze|7c9e6679-7425-40de-944b-e07fc1f90ae7|1009|4|9|100|77"
                    + "|2026-02-28 01:02:03.004")));
    assertThat("nothing is left in staging", empty.rows(STAGING), is(List.of()));
  }

  @Test
  void valuesArriveAsTheyAre() throws Exception {
    day(DAY, "citizens")
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
  void onlyTheSameDayAndDatasetAreReplaced() throws Exception {
    day(DAY.minusDays(1), "citizens").byCountry("[\"Peru\", \"1\"]").publish();
    day(DAY, "copy").byCountry("[\"Peru\", \"2\"]").publish();
    day(DAY.plusDays(1), "citizens").byCountry("[\"Peru\", \"3\"]").publish();
    day(DAY, "citizens")
        .byCountry("[\"Peru\", \"4\"]", "[\"Chad\", \"4\"]", "[null, \"1\"]")
        .publish();
    List<String> othersRuns = runsOfOthers();

    StagedDay again = day(DAY, "citizens").byCountry("[\"Peru\", \"5\"]", "[\"Fiji\", \"1\"]");
    again.publish();

    assertThat(
        empty.rows(BY_COUNTRY),
        is(
            List.of(
                "2026-02-27|citizens|Peru|1",
                "2026-02-28|citizens|Peru|5",
                "2026-02-28|citizens|Fiji|1",
                "2026-02-28|copy|Peru|2",
                "2026-03-01|citizens|Peru|3")));
    assertThat(runsOfOthers(), is(othersRuns));
    assertThat(
        empty.rows(
            "SELECT attempt FROM citizens.run WHERE run_date = '2026-02-28' AND dataset = 'citizens'"),
        is(List.of(again.attempt())));
    assertThat(
        "a step a day and data set",
        empty.rows("SELECT count(*) FROM citizens.run_step"),
        is(List.of("4")));
  }

  @Test
  void sameDayTwiceGivesTheSameRows() throws Exception {
    String[] rows = {"[\"Peru\", \"4\"]", "[\"Chad\", \"4\"]", "[null, \"1\"]"};
    day(DAY, "citizens").byCountry(rows).publish();
    List<String> first = empty.rows(BY_COUNTRY);
    day(DAY, "citizens").byCountry(rows).publish();
    assertThat(empty.rows(BY_COUNTRY), is(first));
    assertThat(first.size(), is(3));
  }

  @Test
  void dayWithoutRowsEmptiesTheTable() throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").publish();
    day(DAY, "citizens").byCountry().publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of()));
  }

  @Test
  void anotherNumberOfRowsPublishesNothing() throws Exception {
    StagedDay before = day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]");
    before.publish();
    StagedDay staged =
        day(DAY, "citizens").byCountry("[\"Fiji\", \"1\"]", "[\"Chad\", \"1\"]").withRowsLost(1);

    String message = Refusal.of(ExitStatus.WAREHOUSE, staged::publish);

    assertThat(
        message,
        is(
            "2 rows of citizens_by_country are staged, and its manifest says 3; nothing was"
                + " published, run load again"));
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|4")));
    assertThat(empty.rows("SELECT attempt FROM citizens.run"), is(List.of(before.attempt())));
    assertThat(empty.rows(STAGING), is(List.of(staged.stagingTable())));
  }

  /** The first table is replaced before the second fails: that must be undone. */
  @Test
  void valueThatDoesNotFitPublishesNothing() throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").byBirthYear("[\"1999\", \"4\"]").publish();
    StagedDay staged =
        day(DAY, "citizens").byBirthYear("[\"1990\", \"1\"]").byCountry("[\"Fiji\", \"many\"]");

    SQLException refusal = assertThrows(SQLException.class, staged::publish);

    assertThat(refusal.getSQLState(), is("22P02")); // invalid text representation
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|4")));
    assertThat(
        empty.rows("SELECT birth_year FROM citizens.citizens_by_birth_year"), is(List.of("1999")));
    assertThat("the connection is as before", empty.connection().getAutoCommit(), is(true));
  }

  /** Index entries of PostgreSQL have 2,704 bytes at the most. */
  @Test
  void longValuesAreGroupsLikeOthers() throws Exception {
    String noise =
        new Random(1)
            .ints(100_000, 'a', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    day(DAY, "citizens")
        .byCountry(
            "[\"%s\", \"3\"]".formatted(noise),
            "[\"%sx\", \"2\"]".formatted(noise),
            "[\"%s\", \"1\"]".formatted(noise.substring(0, 4_000)))
        .publish();
    assertThat(
        empty.rows(
            "SELECT length(country), md5(country), rows FROM citizens.citizens_by_country"
                + " ORDER BY rows DESC"),
        is(
            List.of(
                "100000|" + md5(noise) + "|3",
                "100001|" + md5(noise + "x") + "|2",
                "4000|" + md5(noise.substring(0, 4_000)) + "|1")));
  }

  @Test
  void groupThatComesTwicePublishesNothing() throws Exception {
    StagedDay twice = day(DAY, "citizens").byCountry("[null, \"1\"]", "[null, \"2\"]");
    SQLException refusal = assertThrows(SQLException.class, twice::publish);
    assertThat(refusal.getMessage(), containsString("constraint citizens_by_country_once"));
  }

  /** Between the look at the manifests and the commit, somebody else publishes other results. */
  @Test
  void whatIsNoLongerPublishedInTheLakeIsNotCommitted() throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").publish();
    AtomicInteger looks = new AtomicInteger();
    StagedDay late =
        day(DAY, "citizens")
            .byCountry("[\"Fiji\", \"1\"]")
            .whenLookedAtAgain(
                () -> {
                  if (looks.incrementAndGet() == 2) {
                    throw new StepFailure(ExitStatus.INPUT_NOT_READY, "published anew");
                  }
                });
    Refusal.of(ExitStatus.INPUT_NOT_READY, late::publish);
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|4")));
  }

  @Test
  void rowsOfOtherBytesThanTheManifestsAreNotPublished() throws Exception {
    StagedDay other =
        day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").withAnotherChecksum("12345678");
    day(DAY.minusDays(1), "citizens").byCountry().publish();
    assertThat(
        Refusal.of(ExitStatus.HDFS, other::publish),
        is(
            "citizens_by_country.csv was read with CRC-32C 0badcafe instead of 12345678; nothing"
                + " was published, run analyze again"));
    assertThat(empty.rows(BY_COUNTRY), is(List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void anotherJobsDatasetIsNotReplaced(int daysLater) throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").publish();
    StagedDay other =
        day(DAY.plusDays(daysLater), "citizens").ofJob("hourly").byCountry("[\"Fiji\", \"1\"]");
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, other::publish),
        is(
            "the warehouse has the data set citizens of the job daily, and hourly is another job:"
                + " give its data set a name of its own, or name another database in"
                + " --warehouseUrl; if the job only has a new name, UPDATE citizens.dataset SET"
                + " job"));
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|4")));
  }

  @Test
  void twoJobsLoadDatasetsOfTheirOwn() throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").publish();
    day(DAY, "plants").ofJob("hourly").byCountry("[\"Fiji\", \"1\"]").publish();
    assertThat(
        empty.rows(BY_COUNTRY),
        is(List.of("2026-02-28|citizens|Peru|4", "2026-02-28|plants|Fiji|1")));
    assertThat(
        empty.rows("SELECT * FROM citizens.dataset ORDER BY name"),
        is(List.of("citizens|daily", "plants|hourly")));
    DatasetOwner.check(empty.connection(), "plants", "hourly");
    Refusal.of(
        ExitStatus.WRONG_USE, () -> DatasetOwner.check(empty.connection(), "plants", "daily"));
  }

  @Test
  void jobWithANewNameTakesItsDatasetAlong() throws Exception {
    day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]").publish();
    empty.execute("UPDATE citizens.dataset SET job = 'nightly' WHERE name = 'citizens'");
    day(DAY, "citizens").ofJob("nightly").byCountry("[\"Fiji\", \"1\"]").publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Fiji|1")));
  }

  @Test
  void rowsOfAQuestionThatIsNoLongerAskedGo() throws Exception {
    StagedDay both = day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]");
    both.byBirthYear("[\"1999\", \"4\"]").publish();
    day(DAY, "copy").byBirthYear("[\"1998\", \"3\"]").publish();
    day(DAY.minusDays(1), "citizens").byBirthYear("[\"1997\", \"2\"]").publish();

    day(DAY, "citizens").byCountry("[\"Peru\", \"5\"]").publish();

    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|5")));
    assertThat(
        empty.rows("SELECT * FROM citizens.citizens_by_birth_year ORDER BY rows"),
        is(List.of("2026-02-27|citizens|1997|2", "2026-02-28|copy|1998|3")));
    assertThat(
        empty.rows(
            "SELECT dataset, result, question, key_columns, result_columns, count_column, rows"
                + " FROM citizens.run_result WHERE run_date = '2026-02-28' ORDER BY dataset"),
        is(
            List.of(
                "citizens|citizens_by_country|countBy country|{country}|{country,rows}|rows|1",
                "copy|citizens_by_birth_year|countBy birth_year|{birth_year}|{birth_year,rows}|rows"
                    + "|1")));
  }

  /** Somebody dropped the table of the question that is no longer asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE citizens.citizens_by_birth_year CASCADE",
        "DROP TABLE citizens.citizens_by_birth_year CASCADE;"
            + " CREATE TABLE citizens.citizens_by_birth_year (something text)",
        "DROP TABLE citizens.citizens_by_birth_year CASCADE;"
            + " CREATE VIEW citizens.citizens_by_birth_year AS SELECT * FROM citizens.run"
      })
  void tableThatIsGoneKeepsNoLoadBack(String sql) throws Exception {
    day(DAY, "citizens").byBirthYear("[\"1999\", \"4\"]").publish();
    empty.execute(sql);
    day(DAY, "citizens").byCountry("[\"Peru\", \"5\"]").publish();
    assertThat(empty.rows(BY_COUNTRY), is(List.of("2026-02-28|citizens|Peru|5")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NEW.country = upper(NEW.country); RETURN NEW",
        "RETURN NULL",
        "NEW.rows = NEW.rows + 1; RETURN NEW"
      })
  void triggerThatChangesRowsIsNoticed(String body) throws Exception {
    day(DAY, "citizens").byCountry().publish();
    empty.execute(
        "CREATE FUNCTION citizens.meddle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN "
            + body
            + "; END'");
    empty.execute(
        "CREATE TRIGGER meddle BEFORE INSERT ON citizens.citizens_by_country FOR EACH ROW EXECUTE"
            + " FUNCTION citizens.meddle()");
    try {
      StagedDay staged = day(DAY, "citizens").byCountry("[\"Peru\", \"4\"]");
      assertThrows(StepFailure.class, staged::publish);
      assertThat(empty.rows(BY_COUNTRY), is(List.of()));
    } finally {
      empty.execute("DROP FUNCTION citizens.meddle() CASCADE");
    }
  }

  private static String md5(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest);
  }

  private StagedDay day(LocalDate day, String dataset) throws SQLException {
    return new StagedDay(empty.connection(), day, dataset);
  }

  private List<String> runsOfOthers() throws SQLException {
    return empty.rows(
        "SELECT * FROM citizens.run WHERE NOT (run_date = '2026-02-28' AND dataset = 'citizens')"
            + " ORDER BY run_date, dataset");
  }
}

package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
import dev.citizens.report.DayStatus.Source;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatusReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final LocalDate LAST_LOADED = LocalDate.of(2026, 2, 27);

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @Test
  void dayThatIsNotLoadedHasNoStatus() throws SQLException {
    load(LAST_LOADED, "csv", 100, 1);
    assertThat(StatusReader.read(empty.connection(), DAY), is(Optional.empty()));
  }

  @Test
  void firstDayStandsAlone() throws SQLException {
    load(DAY, "csv", 100, 1);
    DayStatus status = read();
    assertThat(status.previousRunDate(), is(nullValue()));
    assertThat(
        status.sources(),
        contains(
            new Source(
                "csv",
                new Figures(100, 1, 5_000, "ff"),
                null,
                List.of(
                    new PublishedStep("upload", Instant.parse("2026-03-02T01:00:00Z"), 1_500)))));
    assertThat(status.reconciliation(), is(nullValue()));
    assertThat(status.report(), is(nullValue()));
  }

  @Test
  void dayStandsBesideTheLoadedDayBefore() throws SQLException {
    load(LAST_LOADED.minusDays(1), "csv", 1, 0);
    load(LAST_LOADED, "csv", 90, 2);
    load(DAY, "csv", 100, 1);
    load(DAY, "mysql", 99, 0);
    load(DAY.plusDays(1), "csv", 7, 0);
    byCountry(LAST_LOADED, "csv", "Peru", "Chad");
    byCountry(DAY, "csv", "Peru", "Chad", "Mali");
    byCountry(DAY, "mysql", "Peru");
    byCity(LAST_LOADED, "csv", "Peru", "Lima");

    DayStatus status = read();

    assertThat(status.previousRunDate(), is(LAST_LOADED));
    assertThat(status.sources().get(0).previous(), is(new Figures(90, 2, 5_000, "ff")));
    assertThat(status.sources().get(1).previous(), is(nullValue()));
    assertThat(
        status.results(),
        contains(
            new Result("citizens_by_city", "csv", 0, 1L),
            new Result("citizens_by_country", "csv", 3, 2L),
            new Result("citizens_by_country", "mysql", 1, null)));
  }

  @Test
  void differencesAreOrderedByHowManyRowsDiffer() throws SQLException {
    load(DAY, "csv", 100, 1);
    load(DAY, "mysql", 99, 0);
    reconciled(false);
    empty.execute(
        """
        INSERT INTO citizens.reconciliation_difference VALUES
          ('2026-03-02', 'Chad', 3, 'a', 3, 'b'), ('2026-03-02', 'Peru', 3, 'a', 9, 'b'),
          ('2026-03-02', '', 3, 'a', 3, 'b')""");
    assertThat(
        read().reconciliation(),
        is(
            new Reconciliation(
                false,
                "country",
                List.of(
                    new Difference("Peru", 3, 9),
                    new Difference("", 3, 3),
                    new Difference("Chad", 3, 3)))));
  }

  @Test
  void equalDayHasNoDifferences() throws SQLException {
    load(DAY, "csv", 100, 1);
    load(DAY, "mysql", 99, 0);
    reconciled(true);
    assertThat(read().reconciliation(), is(new Reconciliation(true, "country", List.of())));
  }

  @Test
  void reportCountsUntilTheNextLoad() throws SQLException {
    load(DAY, "csv", 100, 1);
    ReportLocation.record(empty.connection(), DAY, "hdfs://old/report.md");
    ReportLocation.record(empty.connection(), DAY, "hdfs://new/report.md");
    assertThat(read().report(), is("hdfs://new/report.md"));

    load(DAY, "mysql", 99, 0);
    assertThat(read().report(), is(nullValue()));

    ReportLocation.record(empty.connection(), DAY, "hdfs://new/report.md");
    assertThat(read().report(), is("hdfs://new/report.md"));
  }

  @Test
  void connectionIsAsBefore() throws SQLException {
    int isolation = empty.connection().getTransactionIsolation();
    StatusReader.read(empty.connection(), DAY);
    assertThat(empty.connection().getAutoCommit(), is(true));
    assertThat(empty.connection().getTransactionIsolation(), is(isolation));
  }

  @Test
  void tablesAreMissedBeforeTheMigration() throws SQLException {
    assertThat(StatusReader.hasTables(empty.connection()), is(true));
    empty.execute("ALTER TABLE citizens.report RENAME TO elsewhere");
    try {
      assertThat(StatusReader.hasTables(empty.connection()), is(false));
    } finally {
      empty.execute("ALTER TABLE citizens.elsewhere RENAME TO report");
    }
  }

  private DayStatus read() throws SQLException {
    return StatusReader.read(empty.connection(), DAY).orElseThrow();
  }

  private void load(LocalDate day, String source, long rows, long badRows) throws SQLException {
    empty.execute(
        "INSERT INTO citizens.run VALUES ('%s', '%s', gen_random_uuid(), %s, %s, 'ff', 5000, 't')"
            .formatted(day, source, rows, badRows));
    empty.execute(
        """
        INSERT INTO citizens.run_step VALUES
          ('%s', '%s', 'upload', gen_random_uuid(), 1, 1, 0, 1, 1500, '2026-03-02 01:00Z')"""
            .formatted(day, source));
  }

  private void byCountry(LocalDate day, String source, String... countries) throws SQLException {
    for (String country : countries) {
      empty.execute(
          "INSERT INTO citizens.citizens_by_country VALUES ('%s', '%s', '%s', 5)"
              .formatted(day, source, country));
    }
  }

  private void byCity(LocalDate day, String source, String country, String city)
      throws SQLException {
    empty.execute(
        "INSERT INTO citizens.citizens_by_city VALUES ('%s', '%s', '%s', '%s', 5)"
            .formatted(day, source, country, city));
  }

  private void reconciled(boolean equal) throws SQLException {
    empty.execute(
        """
        INSERT INTO citizens.reconciliation
        SELECT run_date, %s, 'country', csv.attempt, 9, 0, mysql.attempt, 9, 0
        FROM citizens.run AS csv JOIN citizens.run AS mysql USING (run_date)
        WHERE csv.source = 'csv' AND mysql.source = 'mysql'"""
            .formatted(equal));
  }
}

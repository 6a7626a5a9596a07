package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.DayStatus.Result;
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

  /** Not in the order of their names. */
  private static final List<String> DATASETS = List.of("copy", "citizens");

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private final LedgerRows ledger = new LedgerRows(empty);

  @Test
  void dayThatIsNotLoadedHasNoStatus() throws SQLException {
    ledger.load(LAST_LOADED, "citizens", 100, 1);
    assertThat(StatusReader.read(empty.connection(), "daily", DATASETS, DAY), is(Optional.empty()));
  }

  @Test
  void firstDayStandsAlone() throws SQLException {
    ledger.load(DAY, "citizens", 100, 1);
    DayStatus status = read();
    assertThat(status.previousRunDate(), is(nullValue()));
    assertThat(
        status.datasets(),
        contains(
            new DatasetStatus("copy", null, null, List.of()),
            new DatasetStatus(
                "citizens",
                new Figures(100, 1, 5_000, "ff"),
                null,
                List.of(
                    new PublishedStep("upload", Instant.parse("2026-03-02T01:00:00Z"), 1_500)))));
    assertThat(status.reconciliations(), is(empty()));
    assertThat(status.report(), is(nullValue()));
  }

  @Test
  void dayStandsBesideTheLoadedDayBefore() throws SQLException {
    ledger.load(LAST_LOADED.minusDays(1), "citizens", 1, 0);
    ledger.load(LAST_LOADED, "citizens", 90, 2);
    ledger.load(DAY, "citizens", 100, 1);
    ledger.load(DAY, "copy", 99, 0);
    ledger.load(DAY.plusDays(1), "citizens", 7, 0);
    ledger.load(DAY, "plants", 5, 0);
    ledger.load(DAY.minusDays(1), "plants", 5, 0);
    ledger.result(LAST_LOADED, "citizens", "citizens_by_country", 2);
    ledger.result(DAY, "citizens", "citizens_by_country", 3);
    ledger.result(DAY, "copy", "citizens_by_country", 1);
    ledger.result(DAY, "plants", "citizens_by_country", 9);
    ledger.result(LAST_LOADED, "citizens", "citizens_by_city", 1);

    DayStatus status = read();

    assertThat(status.previousRunDate(), is(LAST_LOADED));
    assertThat(status.datasets().get(1).previous(), is(new Figures(90, 2, 5_000, "ff")));
    assertThat(status.datasets().get(0).previous(), is(nullValue()));
    assertThat(
        status.results(),
        contains(
            new Result("citizens_by_city", "citizens", 0, 1L),
            new Result("citizens_by_country", "copy", 1, null),
            new Result("citizens_by_country", "citizens", 3, 2L)));
  }

  @Test
  void datasetThatIsNotLoadedHasItsFiguresOfTheDayBefore() throws SQLException {
    ledger.load(LAST_LOADED, "copy", 90, 2);
    ledger.result(LAST_LOADED, "copy", "citizens_by_country", 2);
    ledger.load(DAY, "citizens", 100, 1);
    DayStatus status = read();
    assertThat(
        status.datasets().get(0),
        is(new DatasetStatus("copy", null, new Figures(90, 2, 5_000, "ff"), List.of())));
    assertThat(status.results(), is(empty()));
  }

  @Test
  void differencesAreOrderedByHowManyRowsDiffer() throws SQLException {
    ledger.load(DAY, "citizens", 100, 1);
    ledger.load(DAY, "copy", 99, 0);
    ledger.reconciled(false);
    empty.execute(
        """
        INSERT INTO citizens.reconciliation_difference VALUES
          ('2026-03-02', 'citizens', 'copy', 'Chad', 3, 'a', 3, 'b'), ('2026-03-02', 'citizens', 'copy', 'Peru', 3, 'a', 9, 'b'),
          ('2026-03-02', 'citizens', 'copy', '', 3, 'a', 3, 'b')""");
    assertThat(
        read().reconciliations(),
        contains(
            new Reconciliation(
                "citizens",
                "copy",
                false,
                "country",
                List.of(
                    new Difference("Peru", 3, 9),
                    new Difference("", 3, 3),
                    new Difference("Chad", 3, 3)))));
  }

  @Test
  void equalDayHasNoDifferences() throws SQLException {
    ledger.load(DAY, "citizens", 100, 1);
    ledger.load(DAY, "copy", 99, 0);
    ledger.reconciled(true);
    assertThat(
        read().reconciliations(),
        contains(new Reconciliation("citizens", "copy", true, "country", List.of())));
  }

  @Test
  void reportCountsUntilTheNextLoad() throws SQLException {
    ledger.load(DAY, "citizens", 100, 1);
    ReportLocation.record(empty.connection(), "daily", DAY, "hdfs://old/report.md");
    ReportLocation.record(empty.connection(), "daily", DAY, "hdfs://new/report.md");
    assertThat(read().report(), is("hdfs://new/report.md"));

    ledger.load(DAY, "plants", 99, 0);
    ReportLocation.record(empty.connection(), "hourly", DAY, "hdfs://plants/report.md");
    assertThat("of another job", read().report(), is("hdfs://new/report.md"));

    ledger.load(DAY, "copy", 99, 0);
    assertThat(read().report(), is(nullValue()));

    ReportLocation.record(empty.connection(), "daily", DAY, "hdfs://new/report.md");
    assertThat(read().report(), is("hdfs://new/report.md"));
  }

  @Test
  void connectionIsAsBefore() throws SQLException {
    int isolation = empty.connection().getTransactionIsolation();
    StatusReader.read(empty.connection(), "daily", DATASETS, DAY);
    assertThat(empty.connection().getAutoCommit(), is(true));
    assertThat(empty.connection().getTransactionIsolation(), is(isolation));
  }

  @Test
  void tablesAreMissedBeforeTheMigration() throws SQLException {
    assertThat(StatusReader.hasTables(empty.connection()), is(true));
    empty.execute("ALTER TABLE citizens.run_result RENAME TO elsewhere");
    try {
      assertThat(StatusReader.hasTables(empty.connection()), is(false));
    } finally {
      empty.execute("ALTER TABLE citizens.elsewhere RENAME TO run_result");
    }
  }

  private DayStatus read() throws SQLException {
    return StatusReader.read(empty.connection(), "daily", DATASETS, DAY).orElseThrow();
  }
}

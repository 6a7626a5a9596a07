package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.report.ReportIndex.IndexedDay;
import dev.citizens.report.ReportIndex.Load;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportIndexReaderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final List<String> DATASETS = List.of("copy", "citizens");

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private final LedgerRows ledger = new LedgerRows(empty);

  private ReportIndex read() throws SQLException {
    return ReportIndexReader.read(empty.connection(), "daily", DATASETS);
  }

  @Test
  void beforeTheFirstLoadThereIsNoDay() throws SQLException {
    ledger.load(DAY, "plants", 7, 0);
    assertThat(read(), is(new ReportIndex("daily", DATASETS, List.of(), 0)));
  }

  @Test
  void theNewestDayComesFirstWithWhatIsLoadedOfEachDataSet() throws SQLException {
    ledger.load(DAY.minusDays(40), "citizens", 80, 3);
    ledger.load(DAY, "citizens", 100, 1);
    ledger.load(DAY, "copy", 99, 0);
    ReportLocation.record(empty.connection(), "daily", DAY.minusDays(40), "hdfs://a/report.md");
    ReportLocation.record(empty.connection(), "another", DAY, "hdfs://b/report.md");
    ledger.reconciled(false);

    assertThat(
        read(),
        is(
            new ReportIndex(
                "daily",
                DATASETS,
                List.of(
                    new IndexedDay(DAY, false, List.of(new Load(99, 0), new Load(100, 1)), false),
                    new IndexedDay(
                        DAY.minusDays(40), true, Arrays.asList(null, new Load(80, 3)), null)),
                2)));
  }

  @Test
  void ofManyDaysTheNewestAreThere() throws SQLException {
    empty.execute(
        """
        INSERT INTO citizens.run
        SELECT date '2024-01-01' + n, 'copy', 'daily', gen_random_uuid(), n, 0, 'ff', 1, 't'
        FROM generate_series(1, 401) AS n""");
    ReportIndex index = read();
    assertThat(index.days().size(), is(400));
    assertThat(index.days().get(0).runDate(), is(LocalDate.of(2024, 1, 1).plusDays(401)));
    assertThat(index.days().get(399).runDate(), is(LocalDate.of(2024, 1, 1).plusDays(2)));
    assertThat(index.isCut(), is(true));
  }
}

package dev.citizens.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.EmptyWarehouse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrometheusMetricsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  private final LedgerRows ledger = new LedgerRows(empty);

  private List<String> samples() throws SQLException {
    return PrometheusMetrics.read(empty.connection(), "daily", List.of("citizens", "copy"))
        .toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void eachDataSetIsAsOfItsLastDay() throws SQLException {
    ledger.load(DAY.minusDays(2), "citizens", 80, 3);
    ledger.load(DAY.minusDays(1), "copy", 90, 0);
    ledger.load(DAY, "citizens", 100, 1);
    ledger.load(DAY, "plants", 7, 0);
    ledger.result(DAY.minusDays(2), "citizens", "citizens_by_country", 2);
    ledger.result(DAY, "citizens", "citizens_by_country", 3);

    assertThat(
        samples(),
        is(
            List.of(
                "citizens_loaded{pipeline=\"daily\",dataset=\"citizens\"} 1",
                "citizens_loaded{pipeline=\"daily\",dataset=\"copy\"} 1",
                "citizens_run_date_timestamp_seconds{pipeline=\"daily\",dataset=\"citizens\"} 1772409600",
                "citizens_run_date_timestamp_seconds{pipeline=\"daily\",dataset=\"copy\"} 1772323200",
                "citizens_rows_read{pipeline=\"daily\",dataset=\"citizens\"} 100",
                "citizens_rows_read{pipeline=\"daily\",dataset=\"copy\"} 90",
                "citizens_bad_rows{pipeline=\"daily\",dataset=\"citizens\"} 1",
                "citizens_bad_rows{pipeline=\"daily\",dataset=\"copy\"} 0",
                "citizens_input_bytes{pipeline=\"daily\",dataset=\"citizens\"} 5000",
                "citizens_input_bytes{pipeline=\"daily\",dataset=\"copy\"} 5000",
                "citizens_step_finished_timestamp_seconds{pipeline=\"daily\",dataset=\"citizens\",step=\"upload\"} 1772413200.000",
                "citizens_step_finished_timestamp_seconds{pipeline=\"daily\",dataset=\"copy\",step=\"upload\"} 1772413200.000",
                "citizens_step_duration_seconds{pipeline=\"daily\",dataset=\"citizens\",step=\"upload\"} 1.500",
                "citizens_step_duration_seconds{pipeline=\"daily\",dataset=\"copy\",step=\"upload\"} 1.500",
                "citizens_result_rows{pipeline=\"daily\",dataset=\"citizens\",result=\"citizens_by_country\"} 3")));
  }

  @Test
  void aVerdictIsThatOfTheLastDay() throws SQLException {
    ledger.load(DAY.minusDays(1), "citizens", 100, 1);
    ledger.load(DAY.minusDays(1), "copy", 99, 0);
    ledger.reconciled(false);
    assertThat(
        samples()
            .contains("citizens_reconciled{pipeline=\"daily\",left=\"citizens\",right=\"copy\"} 0"),
        is(true));

    ledger.load(DAY, "citizens", 100, 1);
    assertThat(
        samples().stream().anyMatch(line -> line.startsWith("citizens_reconciled")), is(false));
  }

  @Test
  void beforeTheFirstLoadThatIsSaid() throws SQLException {
    assertThat(
        samples(),
        is(
            List.of(
                "citizens_loaded{pipeline=\"daily\",dataset=\"citizens\"} 0",
                "citizens_loaded{pipeline=\"daily\",dataset=\"copy\"} 0")));
  }

  @Test
  void eachMetricHasItsHelpAndItsTypeOnce() throws SQLException {
    ledger.load(DAY, "citizens", 100, 1);
    List<String> lines =
        PrometheusMetrics.read(empty.connection(), "daily", List.of("citizens"))
            .toString()
            .lines()
            .toList();

    assertThat(
        lines.subList(0, 3),
        is(
            List.of(
                "# HELP citizens_loaded Whether any day of the data set is loaded.",
                "# TYPE citizens_loaded gauge",
                "citizens_loaded{pipeline=\"daily\",dataset=\"citizens\"} 1")));
    long helps = lines.stream().filter(line -> line.startsWith("# HELP")).distinct().count();
    assertThat(lines.stream().filter(line -> line.startsWith("# TYPE")).count(), is(helps));
    assertThat(helps, is(9L));
  }
}

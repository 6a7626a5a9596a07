package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayStatus;
import dev.citizens.report.MetricsText;
import dev.citizens.report.StatusReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The end of a command that knows the day as a whole, for which the warehouse is asked. */
record AskedEnd(Day day, String command) {

  /**
   * With what the warehouse has, if it can be asked: it may be what the command has failed for.
   *
   * @param failed the status of a command that has failed
   */
  MetricsFile.End of(MetricsFile metrics, Optional<ExitStatus> failed) {
    Optional<ExitStatus> ended =
        failed.isEmpty() && command.equals(Steps.DAILY) ? Optional.of(ExitStatus.DONE) : failed;
    if (failed.equals(Optional.of(ExitStatus.WAREHOUSE))) {
      return new MetricsFile.End(Optional.empty(), ended);
    }
    try {
      return answered(metrics, ended);
    } catch (StepFailure e) {
      if (failed.isEmpty()) {
        DayMetrics.complain(e);
      }
      return new MetricsFile.End(Optional.empty(), ended);
    }
  }

  private MetricsFile.End answered(MetricsFile metrics, Optional<ExitStatus> ended) {
    Warehouse warehouse = day.warehouse();
    try (Connection connection = warehouse.connect()) {
      MetricsText ledger = metrics.read(warehouse, connection);
      // A report may be of a day of which a step has failed: that is not to be hidden by it.
      boolean wentWell = ended.isEmpty() && isWhole(connection);
      return new MetricsFile.End(
          Optional.of(ledger), wentWell ? Optional.of(ExitStatus.DONE) : ended);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private boolean isWhole(Connection connection) throws SQLException {
    return StatusReader.read(connection, day.job().name(), day.job().loadedNames(), day.runDate())
        .filter(DayStatus::isWhole)
        .isPresent();
  }
}

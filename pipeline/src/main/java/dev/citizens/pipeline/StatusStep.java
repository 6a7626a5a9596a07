package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayStatus;
import dev.citizens.report.StatusJson;
import dev.citizens.report.StatusReader;
import dev.citizens.report.StatusTable;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Says what ledger and warehouse know of a day. Asks nobody else; changes nothing but an old
 * schema.
 */
final class StatusStep {
  static final String NAME = "status";

  private StatusStep() {}

  /**
   * Prints the day's figures.
   *
   * @throws StepFailure with status 10 if the day has not been loaded
   */
  static void run(Day day, PrintStream out) {
    Warehouse warehouse = day.warehouse();
    Optional<MetricsFile> metrics = MetricsFile.of(day);
    try (Connection connection = warehouse.connect()) {
      if (!StatusReader.hasTables(connection)) {
        warehouse.migrate();
      }
      metrics.ifPresent(
          file ->
              file.write(
                  () ->
                      new MetricsFile.End(
                          Optional.of(file.read(warehouse, connection)), Optional.empty())));
      DayStatus status =
          StatusReader.read(connection, day.job().name(), day.job().loadedNames(), day.runDate())
              .orElseThrow(day::notLoaded);
      out.println(day.citizensOptions().getJson() ? StatusJson.of(status) : StatusTable.of(status));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayReport;
import dev.citizens.report.ReportLocation;
import java.sql.Connection;
import java.sql.SQLException;

/** Says what the warehouse has of the day: on standard output, and as a file in the lake. */
final class ReportStep implements Step {
  private static final String FILE = "report.md";

  private final Day day;
  private Warehouse warehouse;

  ReportStep(Day day) {
    this.day = day;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public void check() {
    warehouse = day.warehouse();
    warehouse.migrate();
    day.lake().check();
  }

  @Override
  public String run(PipelineRunner runner) {
    String report = read();
    String target = day.reportFolder() + "/" + FILE;
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      String written = attempt.attempt().file(FILE);
      day.lake().writeText(written, report);
      day.lake().publish(written, target);
    }
    record(target);
    System.out.println();
    System.out.println(report);
    return target;
  }

  /** Tells the warehouse where the report lies, for status. */
  private void record(String uri) {
    try (Connection connection = warehouse.connect()) {
      ReportLocation.record(connection, day.runDate(), uri);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private String read() {
    try (Connection connection = warehouse.connect()) {
      String report = DayReport.of(connection, day.runDate());
      if (report == null) {
        throw new StepFailure(
            ExitStatus.INPUT_NOT_READY,
            "the warehouse has nothing of %s; run load --runDate=%s first"
                .formatted(day.runDate(), day.runDate()));
      }
      return report;
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

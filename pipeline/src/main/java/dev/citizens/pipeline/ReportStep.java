package dev.citizens.pipeline;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayReport;
import dev.citizens.report.ReportLocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Says what the warehouse has of the day: on standard output, and as a file in the lake. */
final class ReportStep implements Step {
  private static final String FILE = "report.md";

  private final Day day;

  ReportStep(Day day) {
    this.day = day;
  }

  @Override
  public String name() {
    return Steps.REPORT;
  }

  /** None: what is missing of a data set is what a report should tell. */
  @Override
  public List<String> datasets() {
    return List.of();
  }

  @Override
  public PreparedStep prepare() {
    Warehouse warehouse = day.warehouse();
    warehouse.migrate();
    return runner -> run(warehouse);
  }

  private PreparedStep.Done run(Warehouse warehouse) {
    String report = read(warehouse);
    String target = day.reportFolder() + "/" + FILE;
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      String written = attempt.attempt().file(FILE);
      day.lake().writeText(written, report);
      day.lake().publish(written, target);
    }
    record(warehouse, target);
    System.out.println();
    System.out.println(report);
    return new PreparedStep.Done(target);
  }

  /** Tells the warehouse where the report lies, for status. */
  private void record(Warehouse warehouse, String uri) {
    try (Connection connection = warehouse.connect()) {
      ReportLocation.record(connection, day.job().name(), day.runDate(), uri);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private String read(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      String report =
          DayReport.of(connection, day.job().name(), day.job().datasetNames(), day.runDate());
      if (report == null) {
        throw new StepFailure(
            ExitStatus.INPUT_NOT_READY,
            "the warehouse has nothing of the job %s of %s; run load --runDate=%s first"
                .formatted(day.job().name(), day.runDate(), day.runDate()));
      }
      return report;
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

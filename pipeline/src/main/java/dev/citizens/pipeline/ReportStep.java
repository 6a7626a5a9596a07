package dev.citizens.pipeline;

import dev.citizens.lake.OpenAttempt;
import dev.citizens.load.Warehouse;
import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayReport;
import dev.citizens.report.MarkdownReport;
import dev.citizens.report.ReportIndexReader;
import dev.citizens.report.ReportLocation;
import dev.citizens.report.ReportReader;
import dev.citizens.report.html.HtmlIndex;
import dev.citizens.report.html.HtmlReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Says what the warehouse has of the day: on standard output, and as files in the lake. */
final class ReportStep implements Step {
  private static final String MARKDOWN = "report.md";
  private static final String HTML = "report.html";
  private static final String INDEX = "index.html";

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
    String output = day.citizensOptions().getOutput();
    HostFile copy = output == null ? null : HostFile.at("--output", "./report.html", output);
    warehouse.migrate();
    return runner -> run(warehouse, copy);
  }

  private PreparedStep.Done run(Warehouse warehouse, @Nullable HostFile copy) {
    DayReport report = read(warehouse);
    DayEvidence evidence = ReportEvidence.of(day, report);
    String markdown = MarkdownReport.of(report, evidence);
    String html = HtmlReport.of(report, evidence);
    String page = day.reportFolder() + "/" + HTML;
    String target = day.reportFolder() + "/" + MARKDOWN;
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      publish(attempt, HTML, html, page);
      publish(attempt, MARKDOWN, markdown, target);
    }
    if (copy != null) {
      copy.write(html);
    }
    String index = record(warehouse, target);
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      publish(attempt, INDEX, index, day.lake().paths().reportIndex(day.job().name()));
    }
    System.out.println();
    System.out.println(markdown);
    return new PreparedStep.Done(
        target + " and " + HTML + (copy == null ? "" : ", also at " + copy.file()));
  }

  private void publish(OpenAttempt attempt, String file, String text, String target) {
    String written = attempt.attempt().file(file);
    day.lake().writeText(written, text);
    day.lake().publish(written, target);
  }

  /**
   * Tells the warehouse where the report lies, for status.
   *
   * @return the page of all days, with this one
   */
  private String record(Warehouse warehouse, String uri) {
    try (Connection connection = warehouse.connect()) {
      ReportLocation.record(connection, day.job().name(), day.runDate(), uri);
      return HtmlIndex.of(
          ReportIndexReader.read(connection, day.job().name(), day.job().loadedNames()));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private DayReport read(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      return ReportReader.read(connection, day.job().name(), day.job().loadedNames(), day.runDate())
          .orElseThrow(day::notLoaded);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

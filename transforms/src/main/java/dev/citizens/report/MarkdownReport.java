package dev.citizens.report;

import static dev.citizens.report.MarkdownTable.shown;

import dev.citizens.lake.BadRowPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A day's report in Markdown. */
public final class MarkdownReport {
  private static final int MOST_DIFFERENCES = 20;
  private static final String NOT_LOADED = "not loaded";

  /** Of a result. */
  private static final int FIRST_GROUPS = 10;

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /** The report as Markdown. */
  public static String of(DayReport report, DayEvidence evidence) {
    return new MarkdownReport().write(report, evidence);
  }

  private String write(DayReport report, DayEvidence evidence) {
    DayStatus status = report.status();
    text.append("# ").append(MarkdownCell.of(report.job())).append(", ");
    text.append(report.runDate()).append("\n\n");
    figures(status);
    status.reconciliations().forEach(this::reconciliation);
    sinceTheDayBefore(status);
    badRows(evidence.badRows());
    steps(report.steps());
    report.results().forEach(each -> result(each, report.changesOf(each.name())));
    return text.toString();
  }

  private void figures(DayStatus status) {
    MarkdownTable table =
        new MarkdownTable(
            text, List.of("dataset", "rows_read", "bad_rows", "input_bytes", "fingerprint"));
    for (DayStatus.DatasetStatus each : status.datasets()) {
      DayStatus.Figures figures = each.figures();
      table.line(
          figures == null
              ? List.of(each.dataset(), NOT_LOADED, "", "", "")
              : List.of(
                  each.dataset(),
                  figures.rowsRead(),
                  figures.badRows(),
                  figures.inputBytes(),
                  figures.fingerprint()));
    }
  }

  private void reconciliation(DayStatus.Reconciliation found) {
    String names = MarkdownCell.of(found.left()) + " and " + MarkdownCell.of(found.right());
    if (found.equal()) {
      text.append('\n').append(names).append(" hold the same rows.\n");
      return;
    }
    text.append("\n**").append(names).append(" do not hold the same rows.**");
    text.append(" Where counts are equal, values differ.\n\n");
    MarkdownTable table = new MarkdownTable(text, List.of(found.by(), found.left(), found.right()));
    for (DayStatus.Difference each :
        found.differences().stream().limit(MOST_DIFFERENCES).toList()) {
      String group = each.group().isEmpty() ? null : each.group();
      table.line(Arrays.asList(group, each.leftRows(), each.rightRows()));
    }
    int more = found.differences().size() - MOST_DIFFERENCES;
    if (more > 0) {
      text.append('\n').append(shown((long) more));
      text.append(" more are in citizens.reconciliation_difference.\n");
    }
  }

  private void sinceTheDayBefore(DayStatus status) {
    if (status.previousRunDate() == null) {
      return;
    }
    text.append("\n## Since ").append(status.previousRunDate()).append("\n\n");
    MarkdownTable table =
        new MarkdownTable(text, List.of("dataset", "rows_read", "before", "difference"));
    for (DayStatus.DatasetStatus each : status.datasets()) {
      Long now = each.figures() == null ? null : each.figures().rowsRead();
      Long before = each.previous() == null ? null : each.previous().rowsRead();
      String difference =
          now == null || before == null ? null : String.format(Locale.ROOT, "%+,d", now - before);
      table.line(Arrays.asList(each.dataset(), now == null ? NOT_LOADED : now, before, difference));
    }
  }

  private void badRows(List<DayEvidence.BadRows> datasets) {
    if (datasets.stream().allMatch(each -> each.reasons().isEmpty())) {
      return;
    }
    text.append("\n## Bad rows\n\n");
    MarkdownTable table =
        new MarkdownTable(
            text, List.of("dataset", "reason", "rows", "first_file", "line", "byte", "column"));
    for (DayEvidence.BadRows bad : datasets) {
      bad.reasons().forEach((reason, rows) -> badRows(table, bad, reason, rows));
    }
  }

  /** A line for each of the first rows that are bad for a reason. */
  private static void badRows(
      MarkdownTable table, DayEvidence.BadRows bad, String reason, long rows) {
    List<BadRowPlace> first = bad.firstOf(reason);
    if (first.isEmpty()) { // of a state that did not note them
      table.line(List.of(bad.dataset(), reason, rows, "", "", "", ""));
    }
    for (BadRowPlace place : first) {
      table.line(
          List.of(
              bad.dataset(),
              reason,
              rows,
              place.file(),
              place.line() == null ? "" : place.line(),
              place.byteOffset(),
              place.column() == null ? "" : place.column()));
    }
  }

  private void steps(List<DayReport.StepFigures> steps) {
    text.append("\n## Steps\n\n");
    MarkdownTable table =
        new MarkdownTable(
            text,
            List.of(
                "dataset",
                "step",
                "rows_read",
                "rows_written",
                "bad_rows",
                "bytes_written",
                "elapsed_millis"));
    for (DayReport.StepFigures each : steps) {
      table.line(
          List.of(
              each.dataset(),
              each.finished().step(),
              each.rowsRead(),
              each.rowsWritten(),
              each.badRows(),
              each.bytesWritten(),
              each.finished().elapsedMillis()));
    }
  }

  private void result(ResultTable result, List<GroupChanges> changes) {
    text.append("\n## ").append(MarkdownCell.of(result.name())).append("\n\n");
    text.append(MarkdownCell.of(result.question()));
    if (result.lines() == null) {
      text.append("\n\nThe table has gone since, or was changed.\n");
      return;
    }
    text.append(result.rows() > FIRST_GROUPS ? "; the first " + FIRST_GROUPS + " rows" : "");
    text.append("\n\n");
    MarkdownTable lines = new MarkdownTable(text, result.header());
    result.linesOf(FIRST_GROUPS).forEach(line -> lines.line(line.values()));
    changes.forEach(this::changes);
  }

  private void changes(GroupChanges changes) {
    text.append("\nSince ").append(changes.since()).append(", ");
    text.append(MarkdownCell.of(changes.dataset())).append(": ");
    text.append(changes.extent()).append("\n");
    if (changes.parts().isEmpty()) {
      return;
    }
    text.append('\n');
    List<String> header = new ArrayList<>(List.of("change"));
    header.addAll(changes.keys());
    header.addAll(List.of("before", changes.measure(), "difference"));
    MarkdownTable table = new MarkdownTable(text, header);
    for (GroupChanges.Part part : changes.parts()) {
      for (GroupChanges.Line line : part.lines()) {
        List<Object> cells = new ArrayList<>(List.of(part.kind().word()));
        cells.addAll(line.values());
        cells.add(line.before() == null ? "" : line.before());
        cells.add(line.now() == null ? "" : line.now());
        cells.add(String.format(Locale.ROOT, "%+,d", line.difference()));
        table.line(cells);
      }
    }
  }
}

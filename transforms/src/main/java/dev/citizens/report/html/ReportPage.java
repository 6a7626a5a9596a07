package dev.citizens.report.html;

import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayEvidence.Judgement;
import dev.citizens.report.DayReport;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.GroupChanges;
import dev.citizens.report.ResultTable;
import dev.citizens.report.Shown;
import dev.citizens.report.chart.Chart;
import dev.citizens.report.chart.ChartRule;
import java.util.ArrayList;
import java.util.List;

/** What the page says, in its order. */
public record ReportPage(DayReport report, DayEvidence evidence, PageAssets assets) {

  /** A result with its charts, and what has changed in it. */
  public record ResultPart(
      String id, ResultTable table, List<Chart> charts, List<GroupChanges> changes) {
    /** What of the result is below. */
    public String extent() {
      String groups = Shown.number(table.groups()) + (table.groups() == 1 ? " group" : " groups");
      return table.isCut() ? "the first " + groups : groups;
    }
  }

  public String title() {
    return Shown.text(report.job()) + ", " + report.runDate();
  }

  public List<Headline> headlines() {
    return report.status().datasets().stream()
        .map(each -> Headline.of(each, report.historyOf(each.dataset()).toList()))
        .toList();
  }

  /** What somebody should look at, a sentence each; none on a good day. */
  public List<String> concerns() {
    List<String> concerns = new ArrayList<>();
    for (DatasetStatus each : report.status().datasets()) {
      if (each.figures() == null) {
        concerns.add(Shown.text(each.dataset()) + " is not loaded.");
      }
    }
    for (Reconciliation each : report.status().reconciliations()) {
      if (!each.equal()) {
        concerns.add(
            "%s and %s do not hold the same rows."
                .formatted(Shown.text(each.left()), Shown.text(each.right())));
      }
    }
    evidence.gates().stream()
        .filter(each -> each.judgement() == Judgement.FAILED)
        .forEach(
            each ->
                concerns.add(
                    "%s no longer fits its rule %s."
                        .formatted(Shown.text(each.dataset()), each.rule())));
    return concerns;
  }

  public Timeline timeline() {
    return Timeline.of(report.steps());
  }

  /** All results but the descriptions of columns. */
  public List<ResultPart> results() {
    return parts(false);
  }

  /** The descriptions of columns. */
  public List<ResultPart> profiles() {
    return parts(true);
  }

  private List<ResultPart> parts(boolean profiles) {
    List<ResultPart> parts = new ArrayList<>();
    for (ResultTable table : report.results()) {
      if (table.isProfile() == profiles) {
        String id = (profiles ? "profile-" : "result-") + (parts.size() + 1);
        parts.add(
            new ResultPart(
                id,
                table,
                ChartRule.of(table, evidence.charts().get(table.name())),
                report.changesOf(table.name())));
      }
    }
    return parts;
  }
}

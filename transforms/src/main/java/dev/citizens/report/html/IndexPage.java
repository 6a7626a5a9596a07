package dev.citizens.report.html;

import dev.citizens.report.ReportIndex;
import dev.citizens.report.ReportIndex.IndexedDay;
import dev.citizens.report.Shown;

/** What the page of all days says. */
public record IndexPage(ReportIndex index, PageAssets assets) {
  public String title() {
    return Shown.text(index.job()) + ", all days";
  }

  /** Of how many days the page is. */
  public String extent() {
    String all = Shown.number(index.allDays());
    if (index.isCut()) {
      return "The last %s of %s days that are loaded."
          .formatted(Shown.number(index.days().size()), all);
    }
    return index.allDays() == 1 ? "1 day is loaded." : all + " days are loaded.";
  }

  /** Where the report of a day lies, seen from the page. */
  public String address(IndexedDay day) {
    return "run_date=" + day.runDate() + "/report.html";
  }

  /** What is known of the day's comparisons. */
  public String verdict(IndexedDay day) {
    if (day.reconciled() == null) {
      return "not compared";
    }
    return day.reconciled() ? "equal" : "differ";
  }
}

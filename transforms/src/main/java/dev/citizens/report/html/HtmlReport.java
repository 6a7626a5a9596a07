package dev.citizens.report.html;

import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayReport;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/**
 * A day's report as one HTML file that needs no other: the templates in {@code src/main/jte}, with
 * styles and script inside. The engine escapes all values by where they stand, and the page's
 * Content-Security-Policy allows nothing but this very style sheet and script.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** The report as HTML. */
  public static String of(DayReport report, DayEvidence evidence) {
    TemplateOutput page = new StringOutput();
    PageTemplates.ENGINE.render(
        "report.jte", new ReportPage(report, evidence, PageAssets.get()), page);
    return page.toString();
  }
}

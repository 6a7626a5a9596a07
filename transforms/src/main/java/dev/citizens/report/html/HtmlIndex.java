package dev.citizens.report.html;

import dev.citizens.report.ReportIndex;
import gg.jte.output.StringOutput;

/** All days of a job as one HTML file, which lies above the folders of the days. */
public final class HtmlIndex {
  private HtmlIndex() {}

  /** The index as HTML. */
  public static String of(ReportIndex index) {
    StringOutput page = new StringOutput();
    PageTemplates.ENGINE.render("index.jte", new IndexPage(index, PageAssets.get()), page);
    return page.toString();
  }
}

package dev.citizens.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.citizens.report.ReportIndex;
import dev.citizens.report.ReportIndex.IndexedDay;
import dev.citizens.report.ReportIndex.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlIndexTest {
  /** Where {@code .ci/check_report.py} finds pages for a browser. */
  private static final Path PAGES = Path.of("target/report-pages");

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final ReportIndex INDEX =
      new ReportIndex(
          "citizens",
          List.of("citizens", "copy"),
          List.of(
              new IndexedDay(
                  DAY, true, List.of(new Load(90_000_009, 9), new Load(90_000_000, 0)), false),
              new IndexedDay(DAY.minusDays(1), true, List.of(new Load(7, 0), new Load(7, 0)), true),
              new IndexedDay(DAY.minusDays(2), false, Arrays.asList(new Load(5, 0), null), null)),
          3);

  private static String page() throws IOException {
    String page = HtmlIndex.of(INDEX);
    Files.createDirectories(PAGES);
    Files.writeString(PAGES.resolve("index.html"), page);
    return page;
  }

  @Test
  void aDayLeadsToItsReportIfItHasOne() throws IOException {
    String page = page();
    assertThat(
        page,
        containsString(
            "<td class=\"time\"><a href=\"run_date=2026-03-02/report.html\">2026-03-02</a></td>"));
    assertThat(page, containsString("<td class=\"time\">2026-02-28</td>"));
  }

  @Test
  void whatIsLoadedAndWhatDiffersIsSeen() throws IOException {
    String page = page();
    assertThat(
        page,
        containsString(
            """
            <td class="number" data-value="90000009">90,000,009</td><td class="number" data-value="9">9</td>
            """));
    assertThat(page, containsString("<td class=\"wrong\">differ</td>"));
    assertThat(page, containsString("<td>equal</td>"));
    assertThat(page, containsString("<td>not compared</td>"));
    assertThat(page, containsString("<span class=\"null\">not loaded</span>"));
    assertThat(page, containsString("<p class=\"note\">3 days are loaded.</p>"));
  }

  @Test
  void ofManyDaysItIsSaidThatThereAreMore() {
    ReportIndex cut = new ReportIndex("citizens", List.of(), INDEX.days().subList(0, 2), 401);
    assertThat(
        HtmlIndex.of(cut),
        containsString("<p class=\"note\">The last 2 of 401 days that are loaded.</p>"));
  }

  @Test
  void oneDayIsNotSeveral() {
    ReportIndex first = new ReportIndex("citizens", List.of(), INDEX.days().subList(0, 1), 1);
    assertThat(HtmlIndex.of(first), containsString("<p class=\"note\">1 day is loaded.</p>"));
  }

  @Test
  void namesNeverBecomeMarkup() {
    ReportIndex hostile =
        new ReportIndex("<script>alert(1)</script>", List.of("\"><img src=x>"), List.of(), 0);
    String page = HtmlIndex.of(hostile);
    assertThat(page, not(containsString("<script>alert")));
    assertThat(page, not(containsString("<img")));
    assertThat(page.split("<script", -1).length - 1, is(1));
  }
}

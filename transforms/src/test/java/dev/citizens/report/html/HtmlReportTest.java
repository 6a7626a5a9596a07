package dev.citizens.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  /** Where {@code .ci/check_report.py} finds pages for a browser. */
  private static final Path PAGES = Path.of("target/report-pages");

  private static final DayEvidence NONE =
      new DayEvidence(List.of(), List.of(), List.of(), Map.of());
  private static final Pattern TAG =
      Pattern.compile("<(\\w+)((?:\\s+[\\w-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)(?:=\"[^\"]*\")?");

  @Test
  void aGoodDayHasItsFiguresWithTheirChange() throws IOException {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    assertThat(
        page,
        containsString(
            """
            <p class="verdict good">Every data set is loaded, and nothing that was compared differs.</p>
            """));
    assertThat(
        page,
        containsString(
            """
            <h3><bdi>citizens</bdi></h3>
            <p class="big">90,000,009 <span class="unit">rows</span></p>
            <p class="note">+300,009 (+0.3 %) since <span class="day">2026-03-01</span></p>
            <dl>
            <div><dt>Bad rows</dt><dd>9<span class="note"> -3 (-25.0 %)</span></dd></div>
            <div><dt>Input</dt><dd>5,760.0 MB</dd></div>
            """));
    assertThat(
        page,
        containsString(
            "aria-label=\"Rows on 30 days, from 56,360,009 on 2026-02-01 to 90,000,009 on 2026-03-02\""));
    assertThat(page, containsString("<code>NOT_A_DATE</code></td><td class=\"number\">8</td>"));
    assertThat(
        page,
        containsString(
            """
            <tr><td><code>NOT_A_DATE</code></td><td><bdi>birth_date</bdi></td><td><bdi>citizens.csv</bdi></td><td class="number">90,000,011</td><td class="number">5,700,000,000</td></tr>
            <tr><td><code>TOO_FEW_FIELDS</code></td><td><bdi></bdi></td><td><bdi>b.csv</bdi></td><td class="number"></td><td class="number">12</td></tr>
            """));
    assertThat(
        page,
        containsString(
            """
            <td class="number" data-value="40.123">40.1</td>
            <td class="number" data-value="90000009">90,000,009</td>
            <td class="number" data-value="2243103">2,243,103</td>
            """));
    assertThat(
        page, containsString("<p class=\"note\">The table has gone since, or was changed.</p>"));
  }

  @Test
  void aResultSaysWhatHasChangedInItsGroups() throws IOException {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    String since =
        "<p class=\"note\">Since <span class=\"day\">2026-03-01</span>, <bdi>%s</bdi>: %s</p>\n%s";
    assertThat(
        page,
        containsString(since.formatted("citizens", "12 more, 1 new", "<details>\n<summary>")));
    assertThat(
        page,
        containsString(
            """
            <tr>
            <td>more</td>
            <td><bdi>India</bdi></td>
            <td class="number" data-value="1000">1,000</td>
            <td class="number" data-value="1500">1,500</td>
            <td class="number" data-value="500">+500 (+50.0 %)</td>
            </tr>
            <tr>
            <td>new</td>
            <td><span class="null">NULL</span></td>
            <td class="number"><span class="null">–</span></td>
            <td class="number" data-value="7">7</td>
            <td class="number" data-value="7">+7</td>
            </tr>
            """));
    assertThat(
        page,
        containsString(since.formatted("citizens_mysql", "no group has changed", "\n</section>")));
    assertThat(
        page("first", SampleReports.firstDay(), NONE), not(containsString("of the changes")));
  }

  @Test
  void eachResultHasTheChartOfItsShape() throws IOException {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    assertThat(
        sections(page).stream()
            .map(
                section ->
                    section.replaceAll("(?s)^id=\"([\\w-]+)\".*", "$1") + " " + chart(section))
            .filter(section -> section.startsWith("result") || section.startsWith("profile"))
            .toList(),
        is(
            List.of(
                "result-1 bars",
                "result-2 lines",
                "result-3 heat",
                "result-4 ",
                "profile-1 bars")));
  }

  @Test
  void aPlaceOfALineAndAFieldSayWhatTheyHaveUnderThePointer() throws IOException {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    assertThat(
        page,
        containsString(
            """
            <g class="place"><title>1926: 121,890</title><rect x="48.0" width="11.3" y="12" height="200"/>\
            <circle class="s0" cx="56.0" cy="195.7" r="3"/></g>
            """));
    assertThat(page, containsString("<title>2025: 1,200,000</title>"));
    assertThat(count("<g class=\"place\">", page), is(100L));
    assertThat(page, containsString("<td class=\"h9\" title=\"Lima, 00-09: 94,000\">94,000</td>"));
    assertThat(count(" title=\"Delhi, ", page), is(9L));
  }

  @Test
  void aTextThatIsShownInOtherCharactersIsThereAsItIsToo() throws IOException {
    String page = page("quoted", SampleReports.quotedDay(), NONE);
    assertThat(
        page,
        containsString("<td data-exact=\"&#34;two\\nlines&#34;\"><bdi>two\\u000Alines</bdi></td>"));
    assertThat(page, containsString("<td><bdi>say \"hi\"</bdi></td>"));
    assertThat(page, containsString("<td><bdi> padded </bdi></td>"));
    assertThat(page, containsString("<td><bdi>" + "y".repeat(200) + "…</bdi></td>"));
    assertThat(page, not(containsString("\u200D")));
  }

  @Test
  void countriesHaveAMapWhoseValuesAreReadOut() throws IOException {
    String page = page("world", SampleReports.worldDay(), NONE);

    assertThat(
        page,
        containsString(
            "role=\"img\" aria-label=\"Map of the world: by_country; the figures are in the table below\""));
    assertThat(count("<path ", page), is(177L));
    assertThat(page, containsString("<title>Viet Nam: 1,234,567</title>"));
    assertThat(page, containsString("<title>Peru: none</title>"));
    assertThat(
        page,
        containsString(
            "<p class=\"note\">1 more in the table below that this map does not have.</p>"));
    assertThat(count("class=\"bars\"", page), is(1L));
  }

  @Test
  void aFirstDayIsComparedWithNothing() throws IOException {
    String page = page("first", SampleReports.firstDay(), NONE);
    assertThat(page, containsString("<p class=\"note\">No day before to compare with</p>"));
    assertThat(page, containsString("<dt>Input</dt><dd>70 bytes</dd>"));
    assertThat(page, containsString("<p class=\"note\">The job file has none.</p>"));
    assertThat(page, containsString("<p class=\"note\">Nothing was compared since the load.</p>"));
    assertThat(page, not(containsString("<polyline")));
  }

  @Test
  void anEmptyDayHasNoChart() throws IOException {
    String page = page("empty", SampleReports.emptyDay(), NONE);
    assertThat(page, containsString("<p class=\"big\">0 <span class=\"unit\">rows</span></p>"));
    assertThat(page, containsString("<p class=\"note\">No rows.</p>"));
    assertThat(page, not(containsString("<figure")));
  }

  @Test
  void aDayThatIsNotWholeSaysWhatIsWrongAtTheTop() throws IOException {
    String page = page("failed", SampleReports.failedDay(), SampleReports.failedEvidence());
    assertThat(
        page,
        containsString(
            """
            <ul class="verdict bad">
            <li>plants is not loaded.</li>
            <li>citizens and citizens_mysql do not hold the same rows.</li>
            <li>citizens no longer fits its rule maxBadRows: 0.</li>
            </ul>
            """));
    assertThat(page, containsString("<p class=\"note\">Their file has been replaced since.</p>"));
    assertThat(
        page,
        containsString(
            "<tr><td><span class=\"null\">NULL</span></td>"
                + "<td class=\"number\" data-value=\"12\">12</td>"
                + "<td class=\"number\" data-value=\"12\">12</td></tr>"));
  }

  /** A value that became markup would bring a tag or an attribute that a good day's page lacks. */
  @Test
  void valuesNeverBecomeMarkup() throws IOException {
    String good =
        page("good", SampleReports.goodDay(), SampleReports.goodEvidence())
            + page("failed", SampleReports.failedDay(), SampleReports.failedEvidence())
            + page("quoted", SampleReports.quotedDay(), NONE);
    String hostile = page("hostile", SampleReports.hostileDay(), SampleReports.hostileEvidence());
    assertThat(names(hostile), everyItem(is(in(names(good)))));
    assertThat(count("<script", hostile), is(1L));
    assertThat(count("<style", hostile), is(1L));
    assertThat(hostile, not(containsString("\u202E")));
    assertThat(hostile, not(containsString("x".repeat(201))));
    assertThat(hostile, containsString("<bdi>שלום עולם</bdi>"));
    assertThat(hostile, containsString("<bdi>${7 * 7} $unsafe{7} @if(true)</bdi>"));
    assertThat(hostile, containsString("&lt;script&gt;document.title = 'taken'&lt;/script&gt;"));
  }

  @Test
  void onlyItsOwnStyleAndScriptMayDoAnything() throws Exception {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    assertThat(
        page.replace("&#39;", "'"),
        containsString(
            "content=\"default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none'; form-action 'none'\""
                .formatted(
                    sha256(between(page, "<style>", "</style>")),
                    sha256(between(page, "<script>", "</script>")))));
    assertThat(
        "attributes that the policy forbids", names(page), not(in(Set.of("style", "onclick"))));
  }

  @Test
  void thePageNeedsNoOtherAndIsSmall() throws IOException {
    String page = page("good", SampleReports.goodDay(), SampleReports.goodEvidence());
    assertThat(page.getBytes(UTF_8).length, is(lessThan(3_000_000)));
    assertThat(
        ATTRIBUTES_WITH_ADDRESSES
            .matcher(page)
            .results()
            .map(address -> address.group(1))
            .filter(address -> !address.startsWith("#"))
            .toList(),
        hasSize(0));
  }

  @Test
  void asMuchAsAReportMayHoldIsSmallAndSoonThere() throws IOException {
    long began = System.nanoTime();
    String page = page("large", LargeReports.day(), SampleReports.goodEvidence());
    say("10 results with changes", page, began);
    assertThat(count("class=\"world\"", page), is(1L));
    assertThat(count("class=\"lines\"", page), is(2L));
    assertThat(count("class=\"heat\"", page), is(1L));
    assertThat(count("<table class=\"data\"", page), is(10L + 2 * 10));
    assertThat(count("<tr>", page), is(greaterThan(10 * 249L)));
    assertThat(page.getBytes(UTF_8).length, is(lessThan(3_000_000)));
  }

  @Test
  void asManyDaysAsAnIndexMayHoldAreSmallAndSoonThere() throws IOException {
    long began = System.nanoTime();
    String page = HtmlIndex.of(LargeReports.index());
    say("400 days", page, began);
    assertThat(count("/report.html\"", page), is(400L));
    assertThat(page.getBytes(UTF_8).length, is(lessThan(3_000_000)));
  }

  private static void say(String what, String page, long began) {
    System.out.printf(
        "%s: a page of %,d bytes in %,d ms%n",
        what, page.getBytes(UTF_8).length, (System.nanoTime() - began) / 1_000_000);
  }

  private static final Pattern ATTRIBUTES_WITH_ADDRESSES =
      Pattern.compile(" (?:href|src|action|xlink:href)=\"([^\"]*)\"");

  private static String page(String name, DayReport report, DayEvidence evidence)
      throws IOException {
    String page = HtmlReport.of(report, evidence);
    Files.createDirectories(PAGES);
    Files.writeString(PAGES.resolve(name + ".html"), page);
    return page;
  }

  private static List<String> sections(String page) {
    return List.of(page.split("<section ")).stream().skip(1).toList();
  }

  private static String chart(String section) {
    Matcher chart = Pattern.compile("class=\"(bars|lines|heat)\"").matcher(section);
    return chart.find() ? chart.group(1) : "";
  }

  /** All names of tags and attributes. */
  private static Set<String> names(String page) {
    String markup = page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1>");
    Set<String> names = new TreeSet<>();
    for (MatchResult tag : TAG.matcher(markup).results().toList()) {
      names.add("<" + tag.group(1));
      names.addAll(
          ATTRIBUTE
              .matcher(tag.group(2))
              .results()
              .map(attribute -> attribute.group(1))
              .collect(Collectors.toSet()));
    }
    assertThat(
        "what begins no tag",
        count("<", TAG.matcher(markup).replaceAll("")),
        is(count("</", markup) + count("<!DOCTYPE html>", markup)));
    return names;
  }

  private static long count(String part, String text) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  private static String between(String page, String begin, String end) {
    int start = page.indexOf(begin) + begin.length();
    return page.substring(start, page.indexOf(end, start));
  }

  private static String sha256(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}

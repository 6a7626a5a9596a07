package dev.citizens.report.html;

import dev.citizens.report.DayReport;
import dev.citizens.report.DayStatus;
import dev.citizens.report.GroupChanges;
import dev.citizens.report.GroupChanges.Part;
import dev.citizens.report.ReportIndex;
import dev.citizens.report.ReportIndex.IndexedDay;
import dev.citizens.report.ReportIndex.Load;
import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** As much as a page may have to show. */
final class LargeReports {
  /** What {@code ResultReader} reads of a result, and {@code ChangesReader} of each change. */
  private static final int GROUPS = 300;

  private static final int CHANGED = 10;
  private static final LocalDate DAY = SampleReports.DAY;
  private static final List<String> DATASETS = List.of("citizens", "citizens_mysql");

  private LargeReports() {}

  /** A day with ten results of two data sets, all with changes, and all history that is read. */
  static DayReport day() {
    DayReport good = SampleReports.goodDay();
    List<ResultTable> results =
        new ArrayList<>(List.of(countries(), years("a"), years("b"), pairs()));
    IntStream.range(0, 6).mapToObj(LargeReports::groups).forEach(results::add);
    return new DayReport(
        good.job(),
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            good.status().datasets(),
            List.of(),
            good.status().reconciliations(),
            null),
        good.steps(),
        results,
        results.stream().flatMap(LargeReports::changes).toList(),
        good.history(),
        good.loadedBy(),
        good.server());
  }

  /** As many days as the page of all days has. */
  static ReportIndex index() {
    return new ReportIndex(
        "citizens",
        DATASETS,
        IntStream.range(0, ReportIndex.MOST_DAYS)
            .mapToObj(
                day ->
                    new IndexedDay(
                        DAY.minusDays(day),
                        true,
                        List.of(new Load(90_000_009 - day, day), new Load(90_000_009 - day, 0)),
                        day % 7 != 0))
            .toList(),
        1_000);
  }

  /** All of ISO 3166, by their English names. */
  private static ResultTable countries() {
    List<Line> lines = new ArrayList<>();
    for (String code : Locale.getISOCountries()) {
      String name = new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH);
      lines.add(line(lines.size() + 1, name, 9_000_000L / (lines.size() + 1)));
    }
    return sideBySide("by_country", Kind.TEXT, lines);
  }

  /** One less than what would be cut, and then have no line. */
  private static ResultTable years(String name) {
    return sideBySide(
        "by_year_" + name,
        Kind.WHOLE,
        IntStream.range(1, GROUPS)
            .mapToObj(i -> line(i, Integer.toString(1726 + i), 1_200_000L + 7L * i))
            .toList());
  }

  /** A heat map of 17 by 17. */
  private static ResultTable pairs() {
    return new ResultTable(
        "by_pair",
        "countBy region, age",
        289,
        2,
        2,
        false,
        List.of(
            new Column("region", Kind.TEXT),
            new Column("age", Kind.TEXT),
            new Column("rows", Kind.NUMBER)),
        IntStream.range(0, 289)
            .mapToObj(
                i ->
                    new Line(
                        i + 1, List.of("region number " + i / 17, "age " + i % 17, 1_000L + i)))
            .toList());
  }

  /** Groups of three keys with a count and three other numbers. */
  private static ResultTable groups(int number) {
    return new ResultTable(
        "groups_" + number,
        "SELECT city, genus, year, count(*), sum(weight), min(weight), max(weight) GROUP BY 1, 2, 3",
        90_000_000,
        3,
        3,
        false,
        Stream.of("city", "genus", "year", "rows", "sum", "min", "max")
            .map(name -> new Column(name, name.length() > 3 ? Kind.TEXT : Kind.NUMBER))
            .toList(),
        IntStream.range(0, GROUPS)
            .mapToObj(
                i ->
                    new Line(
                        i + 1,
                        List.of(
                            "A city with a name that is long " + i,
                            "genus " + i % 7,
                            Integer.toString(1900 + i),
                            90_000_000L - i,
                            "123456789." + i,
                            "0.25",
                            "99.75")))
            .toList());
  }

  private static Stream<GroupChanges> changes(ResultTable table) {
    List<Part> parts =
        Arrays.stream(GroupChanges.Kind.values())
            .map(kind -> new Part(kind, 1_000, changed(table, kind)))
            .toList();
    return DATASETS.stream()
        .map(
            dataset ->
                new GroupChanges(
                    table.name(),
                    dataset,
                    DAY.minusDays(1),
                    table.header().subList(0, table.keys()),
                    "rows",
                    parts));
  }

  private static List<GroupChanges.Line> changed(ResultTable table, GroupChanges.Kind kind) {
    return table.lines().subList(0, CHANGED).stream()
        .map(
            line ->
                new GroupChanges.Line(
                    line.values().subList(0, table.keys()),
                    kind == GroupChanges.Kind.NEW ? null : 90_000_000L,
                    kind == GroupChanges.Kind.GONE ? null : 90_123_456L))
        .toList();
  }

  private static ResultTable sideBySide(String name, Kind kind, List<Line> lines) {
    return new ResultTable(
        name,
        "countBy key",
        lines.size(),
        1,
        1,
        true,
        List.of(
            new Column("key", kind),
            new Column(DATASETS.get(0), Kind.NUMBER),
            new Column(DATASETS.get(1), Kind.NUMBER)),
        lines);
  }

  private static Line line(int group, String key, long rows) {
    return new Line(group, List.of(key, rows, rows));
  }
}

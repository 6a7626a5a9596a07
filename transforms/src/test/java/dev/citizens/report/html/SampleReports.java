package dev.citizens.report.html;

import dev.citizens.lake.BadRowPlace;
import dev.citizens.report.DayEvidence;
import dev.citizens.report.DayEvidence.BadRows;
import dev.citizens.report.DayEvidence.Component;
import dev.citizens.report.DayEvidence.Gate;
import dev.citizens.report.DayEvidence.Judgement;
import dev.citizens.report.DayReport;
import dev.citizens.report.DayReport.DayRows;
import dev.citizens.report.DayReport.StepFigures;
import dev.citizens.report.DayStatus;
import dev.citizens.report.DayStatus.DatasetStatus;
import dev.citizens.report.DayStatus.Difference;
import dev.citizens.report.DayStatus.Figures;
import dev.citizens.report.DayStatus.PublishedStep;
import dev.citizens.report.DayStatus.Reconciliation;
import dev.citizens.report.GroupChanges;
import dev.citizens.report.GroupChanges.Part;
import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Days as they may come, for tests of the page and of a browser that shows it. */
final class SampleReports {
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** What must be shown as the text that it is. */
  static final List<String> HOSTILE =
      List.of(
          "<script>document.title = 'taken'</script>",
          "\"><img src=x onerror=\"document.title='taken'\">",
          "javascript:alert(1)",
          "</style><style>body { display: none }</style>",
          "' onmouseover='alert(1)' x='",
          "${7 * 7} $unsafe{7} @if(true)",
          "שלום עולם",
          "\u202Eright to left",
          "x".repeat(10_000),
          "👩‍👩‍👧‍👦 emoji 🎉",
          "line\nbreak\t\u0000\u001B[31m",
          "");

  private SampleReports() {}

  /** A day on which all went well, after 29 others. */
  static DayReport goodDay() {
    return new DayReport(
        "citizens",
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            List.of(
                dataset("citizens", 90_000_009, 9, 89_700_000L),
                dataset("citizens_mysql", 90_000_000, 0, 89_700_000L)),
            List.of(),
            List.of(new Reconciliation("citizens", "citizens_mysql", true, "country", List.of())),
            null),
        steps("citizens", "citizens_mysql"),
        List.of(
            countries(),
            years(),
            ages(),
            new ResultTable("gone", "distinct city", 7, 0, -1, false, List.of(), null),
            profile()),
        List.of(
            changes(
                countries().name(),
                "citizens",
                new Part(
                    GroupChanges.Kind.MORE,
                    12,
                    List.of(new GroupChanges.Line(List.of("India"), 1_000L, 1_500L))),
                new Part(
                    GroupChanges.Kind.NEW,
                    1,
                    List.of(new GroupChanges.Line(Arrays.asList((Object) null), null, 7L)))),
            changes(countries().name(), "citizens_mysql")),
        history("citizens", "citizens_mysql"),
        List.of("0.1.0"),
        "PostgreSQL 17.5");
  }

  static DayEvidence goodEvidence() {
    return new DayEvidence(
        List.of(
            new BadRows(
                "citizens",
                9,
                new TreeMap<>(Map.of("NOT_A_DATE", 8L, "TOO_FEW_FIELDS", 1L)),
                List.of(
                    new BadRowPlace(
                        "citizens.csv", 17L, 1_040, false, 1_040, "NOT_A_DATE", "birth_date"),
                    new BadRowPlace(
                        "citizens.csv",
                        90_000_011L,
                        5_700_000_000L,
                        false,
                        5_700_000_000L,
                        "NOT_A_DATE",
                        "birth_date"),
                    new BadRowPlace("b.csv", null, 12, true, 99, "TOO_FEW_FIELDS", null)),
                "hdfs://vps1:9000/lake/quarantine/citizens/run_date=2026-03-02/0b1c/bad_rows.csv")),
        List.of(
            new Gate("citizens", "maxBadRows: 0.1%", "9 bad of 90,000,009 lines", Judgement.PASSED),
            new Gate("citizens", "minRows: 1", "90,000,000 rows", Judgement.PASSED)),
        List.of(new Component("Java", "17.0.16+8"), new Component("Apache Beam", "2.70.0")),
        Map.of());
  }

  /** A day with a result that is shown on a map of the world. */
  static DayReport worldDay() {
    List<String> countries =
        List.of("Viet Nam", "India", "France", "Japan", "Brazil", "Chad", "Kenya", "Tuvalu");
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < countries.size(); i++) {
      lines.add(line(i + 1, countries.get(i), 1_234_567L >> (2 * i)));
    }
    return new DayReport(
        "people",
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            List.of(dataset("people", 9, 0, 8L)),
            List.of(),
            List.of(),
            null),
        steps("people"),
        List.of(
            new ResultTable(
                "by_country",
                "countBy country",
                8,
                1,
                1,
                false,
                List.of(new Column("country", Kind.TEXT), new Column("rows", Kind.NUMBER)),
                lines)),
        List.of(),
        history("people"),
        List.of("0.1.0"),
        "PostgreSQL 17.5");
  }

  /** What a CSV file has to quote, or is not shown as it is. */
  static final List<String> QUOTED =
      Arrays.asList(
          "plain",
          "a,b",
          "say \"hi\"",
          "two\nlines",
          "return\rand\r\nboth",
          " padded ",
          null,
          "",
          "NULL",
          "\"\"",
          "back\\slash \\u000A",
          "שלום\u200F",
          "👩‍👩‍👧‍👦",
          "y".repeat(201));

  /** Results of which not all are numbers that can be compared. */
  private static final List<String> SHARES =
      Arrays.asList("0.5", "NaN", null, "-Infinity", "Infinity", "NaN", "-2", "10");

  private static ResultTable shares() {
    List<Line> lines = new ArrayList<>();
    for (String share : SHARES) {
      String name = String.valueOf((char) ('a' + lines.size()));
      lines.add(line(lines.size() + 1, name, share));
    }
    return new ResultTable(
        "shares",
        "SELECT name, share",
        lines.size(),
        1,
        -1,
        false,
        List.of(new Column("name", Kind.TEXT), new Column("share", Kind.NUMBER)),
        lines);
  }

  /** A day with a result that is saved as CSV, and one that is sorted. */
  static DayReport quotedDay() {
    List<Line> lines = new ArrayList<>();
    for (String text : QUOTED) {
      lines.add(line(lines.size() + 1, text, 1_000L * (lines.size() + 1), text));
    }
    DayReport first = firstDay();
    return new DayReport(
        first.job(),
        first.status(),
        first.steps(),
        List.of(
            new ResultTable(
                "quoted",
                "countBy text",
                lines.size(),
                1,
                1,
                false,
                List.of(
                    new Column("text", Kind.TEXT),
                    new Column("rows", Kind.NUMBER),
                    new Column("the, \"same\"\n", Kind.TEXT)),
                lines),
            shares()),
        List.of(
            changes(
                "quoted",
                "plants",
                new Part(
                    GroupChanges.Kind.NEW,
                    1,
                    List.of(new GroupChanges.Line(List.of("a\tb"), null, 7L))))),
        first.history(),
        first.loadedBy(),
        first.server());
  }

  /** The first day of a job; nothing has bad rows, and nothing is compared. */
  static DayReport firstDay() {
    return new DayReport(
        "plants",
        new DayStatus(
            DAY,
            null,
            List.of(
                new DatasetStatus(
                    "plants", new Figures(7, 0, 70, "fc".repeat(16)), null, List.of())),
            List.of(),
            List.of(),
            null),
        steps(new Figures(7, 0, 70, ""), "plants"),
        List.of(),
        List.of(),
        List.of(new DayRows(DAY, "plants", 7)),
        List.of("0.1.0"),
        "PostgreSQL 17.5");
  }

  /** A day whose file had a header and nothing else. */
  static DayReport emptyDay() {
    return new DayReport(
        "plants",
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            List.of(dataset("plants", 0, 0, 0L)),
            List.of(),
            List.of(),
            null),
        steps(new Figures(0, 0, 0, ""), "plants"),
        List.of(
            new ResultTable(
                "plants_by_genus",
                "countBy genus",
                0,
                1,
                1,
                false,
                List.of(new Column("genus", Kind.TEXT), new Column("rows", Kind.NUMBER)),
                List.of())),
        List.of(),
        List.of(new DayRows(DAY.minusDays(1), "plants", 0), new DayRows(DAY, "plants", 0)),
        List.of("0.1.0"),
        "PostgreSQL 17.5");
  }

  /** A day on which one data set failed, two differ, and a rule no longer holds. */
  static DayReport failedDay() {
    return new DayReport(
        "citizens",
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            List.of(
                dataset("citizens", 90_000_009, 9, 89_700_000L),
                dataset("citizens_mysql", 89_999_999, 0, 89_700_000L),
                new DatasetStatus(
                    "plants", null, new Figures(7, 0, 70, "fc".repeat(16)), List.of())),
            List.of(),
            List.of(
                new Reconciliation(
                    "citizens",
                    "citizens_mysql",
                    false,
                    "country",
                    List.of(new Difference("Peru", 1_000, 999), new Difference("", 12, 12)))),
            null),
        steps("citizens", "citizens_mysql"),
        List.of(countries()),
        List.of(),
        history("citizens", "citizens_mysql", "plants"),
        List.of("0.1.0", "0.1.1"),
        "PostgreSQL 17.5");
  }

  static DayEvidence failedEvidence() {
    return new DayEvidence(
        List.of(new BadRows("citizens", 9, Map.of(), List.of(), null)),
        List.of(
            new Gate("citizens", "maxBadRows: 0", "9 bad of 90,000,009 lines", Judgement.FAILED),
            new Gate("plants", "minRows: 1", "–", Judgement.UNKNOWN)),
        List.of(new Component("Java", "17.0.16+8")),
        Map.of());
  }

  /** Names, questions and values that are no good. */
  static DayReport hostileDay() {
    String name = HOSTILE.get(0) + HOSTILE.get(1);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < HOSTILE.size(); i++) {
      lines.add(line(i + 1, HOSTILE.get(i), 1_000L - i));
    }
    lines.add(line(lines.size() + 1, null, 1L));
    return new DayReport(
        name,
        new DayStatus(
            DAY,
            DAY.minusDays(1),
            List.of(dataset(name, 12, 3, 12L)),
            List.of(),
            List.of(new Reconciliation(name, HOSTILE.get(3), false, HOSTILE.get(4), differences())),
            null),
        steps(name),
        List.of(
            new ResultTable(
                HOSTILE.get(1),
                HOSTILE.get(5),
                13,
                1,
                1,
                false,
                List.of(new Column(HOSTILE.get(4), Kind.TEXT), new Column("rows", Kind.NUMBER)),
                lines)),
        List.of(
            changes(
                HOSTILE.get(1),
                name,
                new Part(
                    GroupChanges.Kind.GONE,
                    HOSTILE.size(),
                    HOSTILE.stream()
                        .map(text -> new GroupChanges.Line(List.of(text), 3L, null))
                        .toList()))),
        history(name),
        HOSTILE,
        HOSTILE.get(0));
  }

  static DayEvidence hostileEvidence() {
    String name = HOSTILE.get(0) + HOSTILE.get(1);
    return new DayEvidence(
        List.of(
            new BadRows(
                name,
                3,
                Map.of(HOSTILE.get(0), 3L),
                HOSTILE.stream()
                    .map(text -> new BadRowPlace(text, 1L, 2, false, 3, HOSTILE.get(0), text))
                    .toList(),
                HOSTILE.get(1))),
        List.of(new Gate(name, "minRows: 1", HOSTILE.get(1), Judgement.FAILED)),
        List.of(new Component("Java", HOSTILE.get(3))),
        Map.of());
  }

  private static GroupChanges changes(String table, String dataset, Part... parts) {
    return new GroupChanges(
        table, dataset, DAY.minusDays(1), List.of(HOSTILE.get(4)), "rows", List.of(parts));
  }

  private static List<Difference> differences() {
    return HOSTILE.stream().map(group -> new Difference(group, 1, 2)).toList();
  }

  private static DatasetStatus dataset(String name, long rows, long bad, long before) {
    return new DatasetStatus(
        name,
        new Figures(rows, bad, rows * 64, "0123456789abcdef0123456789abcdef"),
        new Figures(before, 12, before * 64, "fe".repeat(16)),
        List.of());
  }

  private static List<StepFigures> steps(String... datasets) {
    return steps(new Figures(90_000_009, 9, 5_750_000_000L, ""), datasets);
  }

  private static List<StepFigures> steps(Figures figures, String... datasets) {
    List<StepFigures> steps = new ArrayList<>();
    Instant end = Instant.parse("2026-03-02T01:00:00.500Z");
    for (String dataset : datasets) {
      for (String step : List.of("upload", "analyze", "load")) {
        end = end.plusSeconds(step.equals("load") ? 3 : 41);
        steps.add(
            new StepFigures(
                dataset,
                new PublishedStep(step, end, step.equals("load") ? 2_500 : 40_123),
                "0b1c",
                figures.rowsRead(),
                figures.rowsRead() - figures.badRows(),
                figures.badRows(),
                figures.inputBytes()));
      }
    }
    return steps;
  }

  private static List<DayRows> history(String... datasets) {
    return IntStream.rangeClosed(-29, 0)
        .boxed()
        .flatMap(
            day ->
                Stream.of(datasets)
                    .map(
                        dataset ->
                            new DayRows(
                                DAY.plusDays(day), dataset, 90_000_009 - day * day * 40_000L)))
        .toList();
  }

  static ResultTable countries() {
    List<String> names =
        List.of(
            "India",
            "Côte d'Ivoire",
            "Peru",
            "The former Yugoslav Republic of Macedonia, and more",
            "Chad");
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      String name = i < names.size() ? names.get(i) : "Country " + i;
      lines.add(line(i + 1, name, 9_000_000L / (i + 1), i == 2 ? null : 9_000_000L / (i + 1)));
    }
    return new ResultTable(
        "citizens_by_country",
        "countBy country",
        250,
        1,
        1,
        true,
        List.of(
            new Column("country", Kind.TEXT),
            new Column("citizens", Kind.NUMBER),
            new Column("citizens_mysql", Kind.NUMBER)),
        lines);
  }

  private static ResultTable years() {
    List<Line> lines = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      lines.add(line(i + 1, Long.toString(2025 - i), 1_200_000L - i * i * 110));
    }
    lines.add(line(101, null, 77L));
    return new ResultTable(
        "citizens_by_birth_year",
        "countBy year(birth_date)",
        101,
        1,
        1,
        false,
        List.of(new Column("birth_year", Kind.WHOLE), new Column("rows", Kind.NUMBER)),
        lines);
  }

  private static ResultTable ages() {
    List<Line> lines = new ArrayList<>();
    for (String city : List.of("Lima", "Hanoi", "Abidjan", "Delhi")) {
      for (int band = 0; band < 9; band++) {
        long rows = 10_000L * (9 - band) + city.length() * 1_000L;
        lines.add(line(lines.size() + 1, city, band + "0-" + band + "9", rows));
      }
    }
    return new ResultTable(
        "ages_by_city",
        "countBy city, ageBand(birth_date); top 36",
        36,
        2,
        2,
        false,
        List.of(
            new Column("city", Kind.TEXT),
            new Column("birth_age_band", Kind.TEXT),
            new Column("rows", Kind.NUMBER)),
        lines);
  }

  private static ResultTable profile() {
    return new ResultTable(
        "column_profile",
        "profile id, name",
        2,
        1,
        -1,
        false,
        List.of(
            new Column("column", Kind.TEXT),
            new Column("rows", Kind.NUMBER),
            new Column("nulls", Kind.NUMBER),
            new Column("min", Kind.TEXT),
            new Column("max", Kind.TEXT),
            new Column("distinct_estimate", Kind.NUMBER)),
        List.of(
            line(1, "id", 90_000_000L, 0L, "1", "90000000", 90_012_345L),
            line(2, "name", 90_000_000L, 1_234L, "Aaron", "Žofie", 4_711L)));
  }

  private static Line line(long group, Object... values) {
    return new Line(group, Arrays.asList(values));
  }
}

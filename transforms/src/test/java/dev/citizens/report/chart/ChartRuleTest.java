package dev.citizens.report.chart;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.citizens.job.ChartForm;
import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import dev.citizens.report.chart.BarChart.Bar;
import dev.citizens.report.chart.BarChart.Group;
import dev.citizens.report.chart.HeatMap.Field;
import dev.citizens.report.chart.LineChart.Mark;
import dev.citizens.report.chart.Place.Dot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRuleTest {
  private static final Column ROWS = new Column("rows", Kind.NUMBER);

  @Test
  void aKeyOfTextMakesBarsInPercentOfTheLongest() {
    ResultTable table = oneKey(Kind.TEXT, row("Chad", 5L), row(null, 4L), row("Peru", 15L));
    assertThat(
        ChartRule.of(table, null),
        is(
            List.of(
                new BarChart(
                    List.of("rows"),
                    List.of(
                        new Group(List.of("Peru"), List.of(new Bar(15L, 100))),
                        new Group(List.of("Chad"), List.of(new Bar(5L, 33.3))),
                        new Group(Arrays.asList((Object) null), List.of(new Bar(4L, 26.7)))),
                    0))));
  }

  @Test
  void datasetsSideBySideHaveABarEach() {
    ResultTable table =
        new ResultTable(
            "t",
            "",
            2,
            1,
            1,
            true,
            List.of(
                new Column("k", Kind.TEXT),
                new Column("left", Kind.NUMBER),
                new Column("right", Kind.NUMBER)),
            lines(row("a", 2L, null), row("b", 1L, 4L)));
    BarChart chart = (BarChart) ChartRule.of(table, null).get(0);
    assertThat(chart.series(), contains("left", "right"));
    assertThat(
        chart.groups(),
        contains(
            new Group(List.of("b"), List.of(new Bar(1L, 25), new Bar(4L, 100))),
            new Group(List.of("a"), List.of(new Bar(2L, 50), new Bar(null, 0)))));
  }

  @Test
  void twentyGroupsAreDrawnAndTheOthersAreCounted() {
    Object[][] rows = new Object[23][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row("group " + i, 100L - i);
    }
    BarChart chart = (BarChart) ChartRule.of(oneKey(Kind.TEXT, rows), null).get(0);
    assertThat(chart.groups(), hasSize(20));
    assertThat(chart.more(), is(3));
  }

  @Test
  void yearsMakeALineInTheirOrderWithNullBesideIt() {
    ResultTable table =
        oneKey(Kind.WHOLE, row("2000", 10L), row(null, 9L), row("1990", 5L), row("1980", 0L));
    LineChart chart = (LineChart) ChartRule.of(table, null).get(0);
    assertThat(
        chart.lines(), contains(new LineChart.Line("rows", "56.0,212.0 376.0,112.0 696.0,12.0")));
    assertThat(
        chart.horizontal(),
        contains(new Mark(56, "1980"), new Mark(376, "1990"), new Mark(696, "2000")));
    assertThat(
        chart.vertical(), contains(new Mark(212, "0"), new Mark(112, "5"), new Mark(12, "10")));
    assertThat(chart.withoutPlace(), is(1));
  }

  @Test
  void aPlaceOfALineSaysWhatIsThereAndReachesHalfWayToTheNext() {
    ResultTable table =
        new ResultTable(
            "t",
            "",
            3,
            1,
            1,
            true,
            List.of(
                new Column("k", Kind.WHOLE),
                new Column("left", Kind.NUMBER),
                new Column("right", Kind.NUMBER)),
            lines(row("2000", 1_000L, 10L), row("1990", 500L, null), row("1992", 0L, 0L)));
    assertThat(
        ((LineChart) ChartRule.of(table, null).get(0)).places(),
        contains(
            new Place("1990: left 500; right none", 48, 72, List.of(new Dot(0, 56, 112))),
            new Place(
                "1992: left 0; right 0",
                120,
                320,
                List.of(new Dot(0, 184, 212), new Dot(1, 184, 212))),
            new Place(
                "2000: left 1,000; right 10",
                440,
                264,
                List.of(new Dot(0, 696, 12), new Dot(1, 696, 210)))));
    ResultTable one =
        oneKey(Kind.TIME, row("2026-01-01", 1L), row("2026-01-02", 2L), row("2026-01-03", 1_000L));
    assertThat(
        ((LineChart) ChartRule.of(one, null).get(0)).places().stream().map(Place::text).toList(),
        contains("2026-01-01: 1", "2026-01-02: 2", "2026-01-03: 1,000"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-02, 2026-01-03",
    "2026-01-01 00:00:00, 2026-01-01 12:00:00.5, 2026-01-03 00:00:00"
  })
  void daysAndMomentsMakeALine(String first, String second, String third) {
    ResultTable table = oneKey(Kind.TIME, row(third, 1L), row(first, 2L), row(second, 3L));
    assertThat(ChartRule.of(table, null).get(0), is(instanceOf(LineChart.class)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"infinity", "0044-03-15 BC"})
  void daysThatHaveNoPlaceMakeBars(String day) {
    ResultTable table =
        oneKey(Kind.TIME, row("2026-01-01", 1L), row("2026-01-02", 2L), row(day, 3L));
    assertThat(ChartRule.of(table, null).get(0), is(instanceOf(BarChart.class)));
  }

  @Test
  void twoYearsMakeNoLine() {
    ResultTable table = oneKey(Kind.WHOLE, row("2000", 10L), row("1990", 5L));
    assertThat(ChartRule.of(table, null).get(0), is(instanceOf(BarChart.class)));
  }

  @Test
  void twoKeysOfFewValuesMakeAHeatMap() {
    ResultTable table = twoKeys(row("b", "2", 10L), row("a", "10", 5L), row("b", "10", 1L));
    HeatMap map = (HeatMap) ChartRule.of(table, null).get(0);
    assertThat(map.columns(), contains("2", "10"));
    assertThat(
        map.rows(),
        contains(
            new HeatMap.Row("b", List.of(new Field(10L, 9), new Field(1L, 1))),
            new HeatMap.Row("a", List.of(new Field(null, 0), new Field(5L, 5)))));
  }

  @Test
  void twoKeysWhosePairsAreFewMakeBars() {
    ResultTable table =
        twoKeys(row("a", "1", 4L), row("b", "2", 3L), row("c", "3", 2L), row("d", "4", 1L));
    assertThat(ChartRule.of(table, null).get(0), is(instanceOf(BarChart.class)));
  }

  @Test
  void aProfileIsDrawnByWhatIsMissing() {
    ResultTable table =
        new ResultTable(
            "p",
            "profile a, b",
            2,
            1,
            1,
            false,
            List.of(
                new Column("column", Kind.TEXT),
                ROWS,
                new Column("nulls", Kind.NUMBER),
                new Column("distinct_estimate", Kind.NUMBER)),
            lines(row("a", 9L, 0L, 4L), row("b", 9L, 3L, 5L)));
    BarChart chart = (BarChart) ChartRule.of(table, null).get(0);
    assertThat(chart.series(), contains("nulls"));
    assertThat(chart.groups().get(0), is(new Group(List.of("b"), List.of(new Bar(3L, 100)))));
  }

  /** Names of columns alone make no profile. */
  @Test
  void aQuestionWithTheColumnsOfAProfileIsDrawnByItsNumbers() {
    ResultTable table =
        new ResultTable(
            "p",
            "SELECT city IS NULL AS nulls, count(*) AS rows, …",
            2,
            1,
            1,
            false,
            List.of(
                new Column("nulls", Kind.TEXT), ROWS, new Column("distinct_estimate", Kind.NUMBER)),
            lines(row("f", 9L, 4L), row("t", 3L, 5L)));
    assertThat(((BarChart) ChartRule.of(table, null).get(0)).series(), contains("rows"));
    assertThat(table.isProfile(), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "NaN", "Infinity"})
  void valuesThatAreNoLengthsMakeNoChart(String value) {
    assertThat(ChartRule.of(oneKey(Kind.TEXT, row("a", value)), null), is(List.of()));
  }

  @Test
  void withoutRowsKeysOrNumbersThereIsNoChart() {
    assertThat("rows", ChartRule.of(oneKey(Kind.TEXT), null), is(List.of()));
    assertThat(
        "table",
        ChartRule.of(new ResultTable("t", "", 0, 0, -1, false, List.of(), null), null),
        is(List.of()));
    assertThat(
        "keys",
        ChartRule.of(new ResultTable("t", "", 1, 0, 0, false, List.of(ROWS), lines(row(7L))), null),
        is(List.of()));
    Column text = new Column("t", Kind.TEXT);
    assertThat(
        "numbers",
        ChartRule.of(
            new ResultTable("t", "", 1, 1, -1, false, List.of(text, text), lines(row("a", "b"))),
            null),
        is(List.of()));
  }

  @Test
  void countriesMakeAMapAboveTheBars() {
    assertThat(kinds(fiveCountries(), null), is(List.of(WorldMap.class, BarChart.class)));
  }

  @Test
  void whatTheJobFileChoosesIsTheOnlyChart() {
    assertThat(kinds(fiveCountries(), ChartForm.MAP), is(List.of(WorldMap.class)));
    assertThat(kinds(fiveCountries(), ChartForm.BARS), is(List.of(BarChart.class)));
    assertThat(kinds(fiveCountries(), ChartForm.NONE), is(List.of()));
    ResultTable decades = oneKey(Kind.NUMBER, row("1980", 1L), row("1990", 2L), row("2000", 3L));
    assertThat(kinds(decades, null), is(List.of(BarChart.class)));
    assertThat(kinds(decades, ChartForm.LINES), is(List.of(LineChart.class)));
    ResultTable two = oneKey(Kind.TEXT, row("Chad", 5L), row("Mordor", 1L));
    assertThat(kinds(two, null), is(List.of(BarChart.class)));
    assertThat(kinds(two, ChartForm.MAP), is(List.of(WorldMap.class)));
  }

  @Test
  void aResultThatCannotBeShownAsChosenIsShownByItsColumns() {
    for (ChartForm form : List.of(ChartForm.LINES, ChartForm.HEAT)) {
      assertThat(kinds(fiveCountries(), form), is(List.of(WorldMap.class, BarChart.class)));
    }
    ResultTable nowhere = oneKey(Kind.TEXT, row("Mordor", 1L));
    assertThat(kinds(nowhere, ChartForm.MAP), is(List.of(BarChart.class)));
    ResultTable numbers = oneKey(Kind.NUMBER, row("1", 1L), row("2", 2L), row("NaN", 3L));
    assertThat(kinds(numbers, ChartForm.LINES), is(List.of(BarChart.class)));
  }

  private static ResultTable fiveCountries() {
    return oneKey(
        Kind.TEXT,
        row("Chad", 5L),
        row("Peru", 15L),
        row("Japan", 3L),
        row("FR", 2L),
        row("DEU", 1L));
  }

  private static List<Class<?>> kinds(ResultTable table, @Nullable ChartForm form) {
    List<Class<?>> kinds = new ArrayList<>();
    ChartRule.of(table, form).forEach(chart -> kinds.add(chart.getClass()));
    return kinds;
  }

  private static ResultTable oneKey(Kind kind, Object[]... rows) {
    return new ResultTable(
        "t", "", rows.length, 1, 1, false, List.of(new Column("k", kind), ROWS), lines(rows));
  }

  private static ResultTable twoKeys(Object[]... rows) {
    return new ResultTable(
        "t",
        "",
        rows.length,
        2,
        2,
        false,
        List.of(new Column("k", Kind.TEXT), new Column("l", Kind.WHOLE), ROWS),
        lines(rows));
  }

  private static Object[] row(Object... values) {
    return values;
  }

  private static List<Line> lines(Object[]... rows) {
    List<Line> lines = new ArrayList<>();
    for (Object[] row : rows) {
      lines.add(new Line(lines.size() + 1, Arrays.asList(row)));
    }
    return lines;
  }
}

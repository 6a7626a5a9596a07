package dev.citizens.report.chart;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Column;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.ResultTable.Line;
import dev.citizens.report.chart.BarChart.Bar;
import dev.citizens.report.chart.BarChart.Group;
import dev.citizens.report.chart.HeatMap.Field;
import dev.citizens.report.chart.LineChart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        ChartRule.of(table),
        is(
            Optional.of(
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
    BarChart chart = (BarChart) ChartRule.of(table).orElseThrow();
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
    BarChart chart = (BarChart) ChartRule.of(oneKey(Kind.TEXT, rows)).orElseThrow();
    assertThat(chart.groups(), hasSize(20));
    assertThat(chart.more(), is(3));
  }

  @Test
  void yearsMakeALineInTheirOrderWithNullBesideIt() {
    ResultTable table =
        oneKey(Kind.WHOLE, row("2000", 10L), row(null, 9L), row("1990", 5L), row("1980", 0L));
    LineChart chart = (LineChart) ChartRule.of(table).orElseThrow();
    assertThat(
        chart.lines(), contains(new LineChart.Line("rows", "56.0,212.0 376.0,112.0 696.0,12.0")));
    assertThat(
        chart.horizontal(),
        contains(new Mark(56, "1980"), new Mark(376, "1990"), new Mark(696, "2000")));
    assertThat(
        chart.vertical(), contains(new Mark(212, "0"), new Mark(112, "5"), new Mark(12, "10")));
    assertThat(chart.withoutPlace(), is(1));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-02, 2026-01-03",
    "2026-01-01 00:00:00, 2026-01-01 12:00:00.5, 2026-01-03 00:00:00"
  })
  void daysAndMomentsMakeALine(String first, String second, String third) {
    ResultTable table = oneKey(Kind.TIME, row(third, 1L), row(first, 2L), row(second, 3L));
    assertThat(ChartRule.of(table).orElseThrow(), is(instanceOf(LineChart.class)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"infinity", "0044-03-15 BC"})
  void daysThatHaveNoPlaceMakeBars(String day) {
    ResultTable table =
        oneKey(Kind.TIME, row("2026-01-01", 1L), row("2026-01-02", 2L), row(day, 3L));
    assertThat(ChartRule.of(table).orElseThrow(), is(instanceOf(BarChart.class)));
  }

  @Test
  void twoYearsMakeNoLine() {
    ResultTable table = oneKey(Kind.WHOLE, row("2000", 10L), row("1990", 5L));
    assertThat(ChartRule.of(table).orElseThrow(), is(instanceOf(BarChart.class)));
  }

  @Test
  void twoKeysOfFewValuesMakeAHeatMap() {
    ResultTable table = twoKeys(row("b", "2", 10L), row("a", "10", 5L), row("b", "10", 1L));
    HeatMap map = (HeatMap) ChartRule.of(table).orElseThrow();
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
    assertThat(ChartRule.of(table).orElseThrow(), is(instanceOf(BarChart.class)));
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
    BarChart chart = (BarChart) ChartRule.of(table).orElseThrow();
    assertThat(chart.series(), contains("nulls"));
    assertThat(chart.groups().get(0), is(new Group(List.of("b"), List.of(new Bar(3L, 100)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "NaN", "Infinity"})
  void valuesThatAreNoLengthsMakeNoChart(String value) {
    assertThat(ChartRule.of(oneKey(Kind.TEXT, row("a", value))), is(Optional.empty()));
  }

  @Test
  void withoutRowsKeysOrNumbersThereIsNoChart() {
    assertThat("rows", ChartRule.of(oneKey(Kind.TEXT)), is(Optional.empty()));
    assertThat(
        "table",
        ChartRule.of(new ResultTable("t", "", 0, 0, -1, false, List.of(), null)),
        is(Optional.empty()));
    assertThat(
        "keys",
        ChartRule.of(new ResultTable("t", "", 1, 0, 0, false, List.of(ROWS), lines(row(7L)))),
        is(Optional.empty()));
    Column text = new Column("t", Kind.TEXT);
    assertThat(
        "numbers",
        ChartRule.of(
            new ResultTable("t", "", 1, 1, -1, false, List.of(text, text), lines(row("a", "b")))),
        is(Optional.empty()));
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

package dev.citizens.report.chart;

import dev.citizens.job.ChartForm;
import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which charts a result has, by its columns alone: one key that is a day, a moment or a whole
 * number of 32 bits, such as a year, makes lines; two keys whose values are few make a heat map;
 * other keys make bars, below a map if they are countries. Without a key, or without a number,
 * there is none.
 */
public final class ChartRule {
  /** Of lines and bars beside each other. */
  private static final int MOST_SERIES = 6;

  private static final Set<Kind> NUMBERS = Set.of(Kind.NUMBER, Kind.WHOLE);

  private ChartRule() {}

  /**
   * The charts of a result, one below the other.
   *
   * @param chosen the only one, unless the result can't be shown so; null to let the columns say
   */
  public static List<Chart> of(ResultTable table, @Nullable ChartForm chosen) {
    if (table.lines() == null
        || table.lines().isEmpty()
        || table.keys() == 0
        || chosen == ChartForm.NONE) {
      return List.of();
    }
    List<Integer> measures = measures(table);
    if (measures.isEmpty()) {
      return List.of();
    }
    List<Chart> one = chosen == null ? List.of() : chosen(table, measures, chosen);
    return one.isEmpty() ? byColumns(table, measures) : one;
  }

  private static List<Chart> chosen(ResultTable table, List<Integer> measures, ChartForm form) {
    Optional<? extends Chart> chart =
        switch (form) {
          case BARS -> BarChart.of(table, measures);
          case LINES -> LineChart.overAnyNumber(table, measures);
          case HEAT -> HeatMap.of(table, measures.get(0));
          case MAP -> WorldMap.ofSome(table, measures.get(0));
          case NONE -> Optional.empty();
        };
    return List.copyOf(chart.stream().toList());
  }

  private static List<Chart> byColumns(ResultTable table, List<Integer> measures) {
    Optional<? extends Chart> chart =
        switch (table.keys()) {
          case 1 -> LineChart.of(table, measures);
          case 2 -> measures.size() == 1 ? HeatMap.of(table, measures.get(0)) : Optional.empty();
          default -> Optional.empty();
        };
    if (chart.isPresent()) {
      return List.of(chart.get());
    }
    List<Chart> charts = new ArrayList<>();
    WorldMap.of(table, measures.get(0)).ifPresent(charts::add);
    BarChart.of(table, measures).ifPresent(charts::add);
    return charts;
  }

  /** What is drawn: the counts of the data sets, else the count, else the first number. */
  private static List<Integer> measures(ResultTable table) {
    List<Integer> numbers =
        IntStream.range(table.keys(), table.columns().size())
            .filter(column -> NUMBERS.contains(table.columns().get(column).kind()))
            .boxed()
            .toList();
    if (table.sideBySide()) {
      return numbers.size() <= MOST_SERIES ? numbers : numbers.subList(0, MOST_SERIES);
    }
    if (table.isProfile()) { // all columns have as many rows
      return List.of(table.header().indexOf("nulls"));
    }
    if (numbers.contains(table.measure())) {
      return List.of(table.measure());
    }
    return numbers.isEmpty() ? numbers : numbers.subList(0, 1);
  }
}

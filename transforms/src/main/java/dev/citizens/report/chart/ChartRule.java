package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which chart a result has, by its columns alone: one key that is a day, a moment or a whole number
 * of 32 bits, such as a year, makes lines; two keys whose values are few make a heat map; other
 * keys make bars. Without a key, or without a number, there is none.
 */
public final class ChartRule {
  /** Of lines and bars beside each other. */
  private static final int MOST_SERIES = 6;

  private static final Set<Kind> NUMBERS = Set.of(Kind.NUMBER, Kind.WHOLE);

  private ChartRule() {}

  /** The chart of a result; empty if it has none. */
  public static Optional<Chart> of(ResultTable table) {
    if (table.lines() == null || table.lines().isEmpty() || table.keys() == 0) {
      return Optional.empty();
    }
    List<Integer> measures = measures(table);
    if (measures.isEmpty()) {
      return Optional.empty();
    }
    Optional<? extends Chart> chart =
        switch (table.keys()) {
          case 1 -> LineChart.of(table, measures);
          case 2 -> measures.size() == 1 ? HeatMap.of(table, measures.get(0)) : Optional.empty();
          default -> Optional.empty();
        };
    return chart.isPresent()
        ? chart.map(each -> each)
        : BarChart.of(table, measures).map(each -> each);
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

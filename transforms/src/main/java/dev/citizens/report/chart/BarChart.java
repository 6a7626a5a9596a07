package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Groups with a bar for each measure, the largest group first.
 *
 * @param series the names of the measures
 * @param groups those that are drawn
 * @param more how many groups of the table are not drawn
 */
public record BarChart(List<String> series, List<Group> groups, int more) implements Chart {
  private static final int MOST_GROUPS = 20;

  /** The values by which a group is told from others, and its bars, one a series. */
  public record Group(List<@Nullable Object> key, List<Bar> bars) {}

  /** A value, and how long its bar is in percent of the longest one. */
  public record Bar(@Nullable Object value, double percent) {}

  /** The chart of these measures; empty if they have no bars that could be compared. */
  static Optional<BarChart> of(ResultTable table, List<Integer> measures) {
    double largest = Measure.largest(table.lines(), measures);
    if (!(largest > 0) || Measure.smallest(table.lines(), measures) < 0) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    table.lines().stream()
        .sorted(Comparator.comparingDouble(line -> -Measure.largest(List.of(line), measures)))
        .limit(MOST_GROUPS)
        .forEach(line -> groups.add(group(table, line, measures, largest)));
    return Optional.of(
        new BarChart(
            measures.stream().map(measure -> table.columns().get(measure).name()).toList(),
            groups,
            table.lines().size() - groups.size()));
  }

  private static Group group(ResultTable table, Line line, List<Integer> measures, double largest) {
    List<Bar> bars = new ArrayList<>();
    for (int measure : measures) {
      Object value = line.values().get(measure);
      double percent = value == null ? 0 : Measure.of(value) * 100 / largest;
      bars.add(new Bar(value, Measure.rounded(percent)));
    }
    return new Group(line.values().subList(0, table.keys()), bars);
  }
}

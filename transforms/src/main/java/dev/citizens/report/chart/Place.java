package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the lines of a chart have at one place of the axis of time, and where on the axis nothing
 * else is nearer.
 *
 * @param text the key and its values, for people
 * @param dots where the lines are; none of a line that has no value there
 */
public record Place(String text, double from, double width, List<Dot> dots) {
  /** Before the first place and behind the last one. */
  private static final int MARGIN = 8;

  /**
   * A point of a line.
   *
   * @param line its place among the lines of the chart
   */
  public record Dot(int line, double x, double y) {}

  /** The places of these points, which are in the order of the axis. */
  static List<Place> of(
      ResultTable table,
      List<LineChart.Point> points,
      List<Integer> measures,
      Scale time,
      Scale values) {
    List<Place> places = new ArrayList<>();
    double from = time.place(points.get(0).x()) - MARGIN;
    for (int i = 0; i < points.size(); i++) {
      double x = time.place(points.get(i).x());
      double to = i == points.size() - 1 ? x + MARGIN : (x + time.place(points.get(i + 1).x())) / 2;
      places.add(
          new Place(
              text(table, points.get(i), measures),
              Measure.rounded(from),
              Measure.rounded(to - from),
              dots(points.get(i), measures, x, values)));
      from = to;
    }
    return places;
  }

  private static List<Dot> dots(
      LineChart.Point point, List<Integer> measures, double x, Scale values) {
    return IntStream.range(0, measures.size())
        .filter(line -> point.line().values().get(measures.get(line)) != null)
        .mapToObj(
            line ->
                new Dot(
                    line,
                    x,
                    values.place(Measure.of(point.line().values().get(measures.get(line))))))
        .toList();
  }

  /** Such as {@code 2020: 1,000}; with several lines {@code 2020: left 1,000; right none}. */
  private static String text(ResultTable table, LineChart.Point point, List<Integer> measures) {
    return point.text()
        + ": "
        + measures.stream()
            .map(
                measure -> {
                  Object value = point.line().values().get(measure);
                  String name = Shown.label(table.columns().get(measure).name());
                  return (measures.size() == 1 ? "" : name + " ")
                      + (value == null ? "none" : Shown.value(value));
                })
            .collect(Collectors.joining("; "));
  }
}

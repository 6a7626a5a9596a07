package dev.citizens.report.chart;

import dev.citizens.report.ResultTable;
import dev.citizens.report.ResultTable.Kind;
import dev.citizens.report.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A line for each measure over time, years or other whole numbers.
 *
 * @param lines in the order of the measures
 * @param horizontal marks of the axis of time
 * @param vertical marks of the axis of values
 * @param places all that have a value, from left to right
 * @param withoutPlace how many groups have no place on the axis, as their key is NULL
 */
public record LineChart(
    List<Line> lines,
    List<Mark> horizontal,
    List<Mark> vertical,
    List<Place> places,
    int withoutPlace)
    implements Chart {
  public static final int WIDTH = 720;
  public static final int HEIGHT = 240;
  public static final int LEFT = 56;
  public static final int RIGHT = WIDTH - 24;
  public static final int TOP = 12;
  public static final int BOTTOM = HEIGHT - 28;

  private static final int LEAST_POINTS = 3;
  private static final int MARKS = 6;

  /**
   * A line.
   *
   * @param points as SVG has them, {@code x,y x,y}
   */
  public record Line(String name, String points) {}

  /** A text at a place of an axis. */
  public record Mark(double place, String text) {}

  /** A group with its place on the axis of time, and what its key is there. */
  record Point(double x, String text, ResultTable.Line line) {}

  /** The chart of a table with one key; empty if its values have no places on an axis. */
  static Optional<LineChart> of(ResultTable table, List<Integer> measures) {
    return of(table, measures, table.columns().get(0).kind());
  }

  /** As {@link #of}, also if the key is any number. */
  static Optional<LineChart> overAnyNumber(ResultTable table, List<Integer> measures) {
    Kind kind = table.columns().get(0).kind();
    return of(table, measures, kind == Kind.NUMBER ? Kind.WHOLE : kind);
  }

  private static Optional<LineChart> of(ResultTable table, List<Integer> measures, Kind kind) {
    if (table.keys() != 1) {
      return Optional.empty();
    }
    List<Point> points = new ArrayList<>();
    for (ResultTable.Line line : table.lines()) {
      Object key = line.values().get(0);
      if (key == null) {
        continue;
      }
      OptionalDouble x = TimeAxis.place(kind, key.toString());
      if (x.isEmpty() || !Double.isFinite(x.getAsDouble())) {
        return Optional.empty();
      }
      points.add(new Point(x.getAsDouble(), Shown.label(key.toString()), line));
    }
    double largest = Measure.largest(table.lines(), measures);
    if (table.isCut() || points.size() < LEAST_POINTS || !(largest > 0)) {
      return Optional.empty();
    }
    points.sort(Comparator.comparingDouble(Point::x));
    Scale values =
        Scale.of(Math.min(0, Measure.smallest(table.lines(), measures)), largest, BOTTOM, TOP);
    Scale time = new Scale(points.get(0).x(), points.get(points.size() - 1).x(), LEFT, RIGHT);
    return Optional.of(
        new LineChart(
            measures.stream().map(measure -> line(table, points, measure, time, values)).toList(),
            horizontal(points, time),
            values.marks().stream()
                .map(mark -> new Mark(values.place(mark), Shown.compact(mark)))
                .toList(),
            Place.of(table, points, measures, time, values),
            table.lines().size() - points.size()));
  }

  private static Line line(
      ResultTable table, List<Point> points, int measure, Scale time, Scale values) {
    String places =
        points.stream()
            .filter(point -> point.line().values().get(measure) != null)
            .map(
                point ->
                    time.place(point.x())
                        + ","
                        + values.place(Measure.of(point.line().values().get(measure))))
            .collect(Collectors.joining(" "));
    return new Line(table.columns().get(measure).name(), places);
  }

  /** Some of the points, the first and the last among them, about as far from each other. */
  private static List<Mark> horizontal(List<Point> points, Scale time) {
    List<Mark> marks = new ArrayList<>();
    double least = (RIGHT - LEFT) / (double) MARKS;
    double last = time.place(points.get(points.size() - 1).x());
    for (Point point : points) {
      double place = time.place(point.x());
      boolean behind = marks.isEmpty() || place - marks.get(marks.size() - 1).place() >= least;
      if (place == last || (behind && last - place >= least)) {
        marks.add(new Mark(place, point.text()));
      }
    }
    return marks;
  }
}

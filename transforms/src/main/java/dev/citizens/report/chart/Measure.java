package dev.citizens.report.chart;

import dev.citizens.report.ResultTable.Line;
import java.util.List;
import java.util.stream.DoubleStream;

/** Values as lengths. */
final class Measure {
  private Measure() {}

  /** The value as a number. */
  static double of(Object value) {
    return value instanceof Long number ? number : Double.parseDouble(value.toString());
  }

  /** To a tenth, which is less than anybody sees. */
  static double rounded(double length) {
    return Math.round(length * 10) / 10.0;
  }

  /** The largest value; NaN if a value is not finite, and -1 if there is none. */
  static double largest(List<Line> lines, List<Integer> measures) {
    return values(lines, measures)
        .reduce(-1, (a, b) -> Double.isFinite(b) ? Math.max(a, b) : Double.NaN);
  }

  /** The smallest value; 0 if there is none. */
  static double smallest(List<Line> lines, List<Integer> measures) {
    return values(lines, measures).min().orElse(0);
  }

  private static DoubleStream values(List<Line> lines, List<Integer> measures) {
    return lines.stream()
        .flatMap(line -> measures.stream().map(measure -> line.values().get(measure)))
        .filter(value -> value != null)
        .mapToDouble(Measure::of);
  }
}

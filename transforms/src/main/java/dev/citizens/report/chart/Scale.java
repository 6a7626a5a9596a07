package dev.citizens.report.chart;

import java.util.ArrayList;
import java.util.List;

/** From values to places: {@code least} is at {@code from}, and {@code most} at {@code to}. */
record Scale(double least, double most, double from, double to) {
  private static final int MARKS = 4;

  /** A scale that holds both values and begins and ends with a mark. */
  static Scale of(double least, double most, double from, double to) {
    double step = step(least, most);
    return new Scale(Math.floor(least / step) * step, Math.ceil(most / step) * step, from, to);
  }

  double place(double value) {
    double share = most == least ? 0.5 : (value - least) / (most - least);
    return Measure.rounded(from + share * (to - from));
  }

  /** About four values that are 1, 2 or 5 times a power of ten apart. */
  List<Double> marks() {
    double step = step(least, most);
    List<Double> marks = new ArrayList<>();
    for (long i = Math.round(least / step); i <= Math.round(most / step); i++) {
      marks.add(i * step);
    }
    return marks;
  }

  private static double step(double least, double most) {
    double rough = (most - least) / MARKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }
}

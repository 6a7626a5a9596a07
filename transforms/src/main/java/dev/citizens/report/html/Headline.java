package dev.citizens.report.html;

import dev.citizens.report.DayReport.DayRows;
import dev.citizens.report.DayStatus.DatasetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A data set's figures, and its rows on the last days.
 *
 * @param line as SVG has its points, in 100 by 24; null if there are fewer than two days
 */
public record Headline(DatasetStatus status, List<DayRows> history, @Nullable String line) {
  static final int WIDTH = 100;
  static final int HEIGHT = 24;

  static Headline of(DatasetStatus status, List<DayRows> history) {
    return new Headline(status, history, history.size() < 2 ? null : line(history));
  }

  /** The days from the first to the last, from no rows to the most rows. */
  private static String line(List<DayRows> history) {
    long first = history.get(0).runDate().toEpochDay();
    long days = history.get(history.size() - 1).runDate().toEpochDay() - first;
    long most = Math.max(1, history.stream().mapToLong(DayRows::rowsRead).max().orElse(1));
    List<String> points = new ArrayList<>();
    for (DayRows each : history) {
      double x = (each.runDate().toEpochDay() - first) * (double) WIDTH / days;
      double y = HEIGHT - each.rowsRead() * (double) HEIGHT / most;
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
    }
    return String.join(" ", points);
  }
}

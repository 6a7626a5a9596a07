package dev.citizens.report.html;

import dev.citizens.report.DayReport.StepFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a day, each where it was between the first beginning and the last end.
 *
 * @param isShared whether they ran within one day, so that their places say something
 */
public record Timeline(List<Span> spans, boolean isShared) {
  private static final long MILLIS_PER_DAY = 86_400_000;

  /** A step, from where and how long in percent of the whole. */
  public record Span(StepFigures step, double startPercent, double widthPercent) {}

  static Timeline of(List<StepFigures> steps) {
    long begin = steps.stream().mapToLong(Timeline::begin).min().orElse(0);
    long end = steps.stream().mapToLong(Timeline::end).max().orElse(0);
    long whole = Math.max(1, end - begin);
    List<Span> spans = new ArrayList<>();
    for (StepFigures step : steps) {
      spans.add(
          new Span(
              step,
              percent(begin(step) - begin, whole),
              percent(step.finished().elapsedMillis(), whole)));
    }
    return new Timeline(spans, whole < MILLIS_PER_DAY);
  }

  private static long begin(StepFigures step) {
    return end(step) - step.finished().elapsedMillis();
  }

  private static long end(StepFigures step) {
    Instant finished = step.finished().finishedAt();
    return finished.toEpochMilli();
  }

  private static double percent(long part, long whole) {
    return Math.round(part * 1000.0 / whole) / 10.0;
  }
}

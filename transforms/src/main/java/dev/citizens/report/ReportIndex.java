package dev.citizens.report;

import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The days of a job that are loaded, as the warehouse had them at one moment.
 *
 * @param datasets those of the job, in its order
 * @param days the newest first, at most {@link #MOST_DAYS}
 * @param allDays how many there are
 */
public record ReportIndex(String job, List<String> datasets, List<IndexedDay> days, long allDays) {
  /** About a year: more make a page that nobody reads. */
  public static final int MOST_DAYS = 400;

  /**
   * A day.
   *
   * @param hasReport whether a report was written of it
   * @param loads what is loaded of each data set, in their order; null if it is not
   * @param reconciled whether all that was compared is equal; null if nothing was
   */
  public record IndexedDay(
      LocalDate runDate,
      boolean hasReport,
      List<@Nullable Load> loads,
      @Nullable Boolean reconciled) {}

  /** What is loaded of a data set. */
  public record Load(long rowsRead, long badRows) {}

  /** Whether older days are not among these. */
  public boolean isCut() {
    return allDays > days.size();
  }
}

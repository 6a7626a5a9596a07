package dev.citizens.pipeline.progress;

import dev.citizens.element.WorkDone;

/**
 * A pipeline that is to run, and what it has to do as far as that is known before.
 *
 * @param name for logs, web pages and whoever watches
 * @param rows 0 if unknown
 * @param bytes 0 if unknown
 * @param isEstimate whether it may be more or less than that
 * @param unit what {@code rows} are, such as tables
 * @param byWorkers whether others do it, who have to start
 */
public record Workload(
    String name, long rows, long bytes, boolean isEstimate, String unit, boolean byWorkers) {
  private static final String ROWS = "rows";

  /** What is not known to be done is shown as less than all of it. */
  private static final double ALMOST_ALL = 0.99;

  /** Of so few rows that nobody waits for it, or of unknown size. */
  public static Workload small(String name) {
    return new Workload(name, 0, 0, false, ROWS, true);
  }

  public static Workload ofRows(String name, long rows) {
    return new Workload(name, rows, 0, false, ROWS, true);
  }

  /**
   * Of more or fewer rows than that.
   *
   * @param rows 0 if nobody knows
   */
  public static Workload ofAboutRows(String name, long rows) {
    return new Workload(name, rows, 0, true, ROWS, true);
  }

  public static Workload ofBytes(String name, long bytes) {
    return new Workload(name, 0, bytes, false, ROWS, true);
  }

  /** Of a file, by this process. */
  public static Workload ofBytesHere(String name, long bytes) {
    return new Workload(name, 0, bytes, false, ROWS, false);
  }

  /** Of tables, by this process. */
  public static Workload ofTablesHere(String name, long tables) {
    return new Workload(name, tables, 0, false, "tables", false);
  }

  /** Whether it may take so long that one wants to be told how far it is. */
  boolean isWatched() {
    return rows > 0 || bytes > 0 || isEstimate;
  }

  /** Whether one can say how much of it is done. */
  boolean isKnown() {
    return rows > 0 || bytes > 0;
  }

  /** How much of it is done, from 0 to 1: by bytes if they are known, else by rows. */
  double fraction(WorkDone done) {
    double part =
        bytes > 0 ? (double) done.bytes() / bytes : rows > 0 ? (double) done.rows() / rows : 0;
    return Math.min(isEstimate ? ALMOST_ALL : 1, part); // what was tried again counts twice
  }
}

package dev.citizens.pipeline.progress;

import dev.citizens.element.WorkDone;

/**
 * A pipeline that is to run, and what it has to do as far as that is known before.
 *
 * @param name for logs, web pages and whoever watches
 * @param rows 0 if unknown
 * @param bytes 0 if unknown
 */
public record Workload(String name, long rows, long bytes) {

  /** Of so few rows that nobody waits for it, or of unknown size. */
  public static Workload small(String name) {
    return new Workload(name, 0, 0);
  }

  public static Workload ofRows(String name, long rows) {
    return new Workload(name, rows, 0);
  }

  public static Workload ofBytes(String name, long bytes) {
    return new Workload(name, 0, bytes);
  }

  /** Whether one can say how far it is. */
  boolean isKnown() {
    return rows > 0 || bytes > 0;
  }

  /** How much of it is done, from 0 to 1: by bytes if they are known, else by rows. */
  double fraction(WorkDone done) {
    double part =
        bytes > 0 ? (double) done.bytes() / bytes : rows > 0 ? (double) done.rows() / rows : 0;
    return Math.min(1, part); // what was tried again counts twice
  }
}

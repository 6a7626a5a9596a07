package dev.citizens.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What ledger and warehouse know of a day, beside the loaded day before it.
 *
 * @param previousRunDate null if there is none
 * @param reconciliation null if the loads of the day have not been compared
 * @param report the URI of the report; null if none was written since the last load
 */
public record DayStatus(
    LocalDate runDate,
    @Nullable LocalDate previousRunDate,
    List<Source> sources,
    List<Result> results,
    @Nullable Reconciliation reconciliation,
    @Nullable String report) {

  /**
   * What is loaded of a source.
   *
   * @param previous of the day before; null if it has not this source
   */
  public record Source(
      String source, Figures figures, @Nullable Figures previous, List<PublishedStep> steps) {}

  /** The ledger's figures of a load. */
  public record Figures(long rowsRead, long badRows, long inputBytes, String fingerprint) {}

  /** A step as the ledger has it. */
  public record PublishedStep(String step, Instant finishedAt, long elapsedMillis) {}

  /**
   * How many rows a table has of a source.
   *
   * @param previousRows of the day before; null if it has not this source
   */
  public record Result(String table, String source, long rows, @Nullable Long previousRows) {}

  /**
   * What reconcile found.
   *
   * @param by the columns by which the groups are told apart
   */
  public record Reconciliation(boolean equal, String by, List<Difference> differences) {}

  /**
   * A group that the sources do not have alike; where the counts are equal, a value differs.
   *
   * @param group its values as a line of CSV; empty for NULL
   */
  public record Difference(String group, long csvRows, long mysqlRows) {}
}

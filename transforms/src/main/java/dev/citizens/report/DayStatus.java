package dev.citizens.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What ledger and warehouse know of a job's day, beside the loaded day before it.
 *
 * @param previousRunDate null if there is none
 * @param datasets all of the job of which something is loaded, in its order
 * @param reconciliations of loads that are still published
 * @param report the URI of the report; null if none was written since the last load
 */
public record DayStatus(
    LocalDate runDate,
    @Nullable LocalDate previousRunDate,
    List<DatasetStatus> datasets,
    List<Result> results,
    List<Reconciliation> reconciliations,
    @Nullable String report) {

  /** Whether all data sets are loaded, and none differs from another. */
  public boolean isWhole() {
    return datasets.stream().noneMatch(each -> each.figures() == null)
        && reconciliations.stream().allMatch(Reconciliation::equal);
  }

  /**
   * What is loaded of a data set.
   *
   * @param figures null if it is not loaded
   * @param previous of the day before; null if it was not loaded then
   */
  public record DatasetStatus(
      String dataset,
      @Nullable Figures figures,
      @Nullable Figures previous,
      List<PublishedStep> steps) {}

  /** The ledger's figures of a load. */
  public record Figures(long rowsRead, long badRows, long inputBytes, String fingerprint) {}

  /** A step as the ledger has it. */
  public record PublishedStep(String step, Instant finishedAt, long elapsedMillis) {}

  /**
   * How many rows were loaded into a table of a data set.
   *
   * @param previousRows of the day before; null if it had none of this data set in this table
   */
  public record Result(String table, String dataset, long rows, @Nullable Long previousRows) {}

  /**
   * What reconcile found of two data sets.
   *
   * @param by the columns by which the groups are told apart
   */
  public record Reconciliation(
      String left, String right, boolean equal, String by, List<Difference> differences) {}

  /**
   * A group that the data sets do not have alike; where the counts are equal, a value differs.
   *
   * @param group its values as a line of CSV; empty for NULL
   */
  public record Difference(String group, long leftRows, long rightRows) {}
}

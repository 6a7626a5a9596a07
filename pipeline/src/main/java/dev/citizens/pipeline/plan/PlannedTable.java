package dev.citizens.pipeline.plan;

import dev.citizens.extract.TablePlan;
import dev.citizens.extract.split.SplitKey;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Transformation;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What an extract would do with a table.
 *
 * @param table as the job file has it
 * @param isKeyGiven whether the job file says by which column it is split
 * @param plan null if it cannot be extracted
 * @param incremental what is read of it if it is incremental, for people; null if it is not
 * @param transformation what is made of its rows; null: they are written as they are
 * @param failure why not; null if it can
 */
public record PlannedTable(
    String dataset,
    MySqlTable table,
    boolean isKeyGiven,
    @Nullable TablePlan plan,
    @Nullable String incremental,
    @Nullable Transformation transformation,
    @Nullable StepFailure failure) {

  /** A table that can be extracted. */
  public static PlannedTable of(
      String dataset,
      MySqlTable table,
      boolean isKeyGiven,
      TablePlan plan,
      @Nullable String incremental,
      @Nullable Transformation transformation) {
    return new PlannedTable(dataset, table, isKeyGiven, plan, incremental, transformation, null);
  }

  /** A table that cannot be. */
  public static PlannedTable failed(String dataset, MySqlTable table, StepFailure failure) {
    return new PlannedTable(dataset, table, false, null, null, null, failure);
  }

  /** By whose values it is read in ranges, if there are several; null if by none. */
  @Nullable String splitColumn() {
    SplitKey key = plan.columns().key();
    return key != null && key.splits() ? key.column() : null;
  }

  /** The same with the reason, for people. */
  String splitBy() {
    if (splitColumn() == null) {
      return "nothing," + plan.columns().inOnePiece();
    }
    SplitKey key = plan.columns().key();
    return "%s, %s, %s"
        .formatted(
            key.column(),
            isKeyGiven ? "as the job file says" : "the first column of a key",
            key.index() == null ? "without an index" : "by the index " + key.index());
  }
}

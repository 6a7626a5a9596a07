package dev.citizens.pipeline.plan;

import dev.citizens.extract.lint.LintedTable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.MySqlTable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is wrong with the rows of a data set.
 *
 * @param table as the job file has it
 * @param found null if it cannot be extracted, or the look at its rows did not end
 * @param isUnfinished whether it can be extracted, and the look at its rows did not end
 * @param failure why a day would fail; null if it would not
 */
public record LintedDataset(
    String dataset,
    MySqlTable table,
    @Nullable LintedTable found,
    boolean isUnfinished,
    @Nullable StepFailure failure) {

  /** What the failure means, for people. */
  String meaning() {
    if (found != null) {
      return "a day would fail";
    }
    return isUnfinished ? "was not looked at to the end" : "cannot be extracted";
  }
}

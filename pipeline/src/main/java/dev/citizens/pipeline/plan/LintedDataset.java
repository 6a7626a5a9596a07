package dev.citizens.pipeline.plan;

import dev.citizens.extract.lint.LintedTable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.MySqlTable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is wrong with the rows of a data set.
 *
 * @param table as the job file has it
 * @param found null if it cannot be extracted
 * @param failure why a day would fail; null if it would not
 */
public record LintedDataset(
    String dataset, MySqlTable table, @Nullable LintedTable found, @Nullable StepFailure failure) {}

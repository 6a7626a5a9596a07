package dev.citizens.pipeline;

import java.util.List;

/**
 * A step in a sentence.
 *
 * @param arguments what stands behind its name beside options; empty for nothing
 * @param runsOnProfile whether the profile says where it runs; others run in a plain JVM
 */
record StepSummary(String name, String arguments, boolean runsOnProfile, String text) {
  /** All steps, in the order of {@link Steps#NAMES}. */
  static final List<StepSummary> ALL =
      List.of(
          of(Steps.UPLOAD, "Puts the CSV files of the job into the lake."),
          of(Steps.EXTRACT, "Reads the MySQL tables of the job into the lake."),
          of(Steps.ANALYZE, "Answers the questions of the job from the files in the lake."),
          of(Steps.LOAD, "Puts the day's results into the warehouse, in one transaction."),
          of(Steps.RECONCILE, "Compares the data sets that the job file names, row by row."),
          of(Steps.REPORT, "Writes the day's report, as HTML and Markdown, into the lake."),
          of(
              Steps.PARQUET,
              "Writes the rows of data sets with parquet: true into the lake as Parquet."),
          of(Steps.DAILY, "All of these, in one application."),
          plain(
              InitStep.NAME,
              "[FILE...]",
              "Looks at all rows of CSV files, or at a server's tables, and writes a job file."),
          plain(
              SampleStep.NAME,
              "[FILE]",
              "Shows a file's first rows, typed, and its first bad ones."),
          new StepSummary(
              AskStep.NAME,
              "\"SELECT ...\"",
              true,
              "Answers one question at once, from the day's file."),
          plain(StatusStep.NAME, "", "Says what the warehouse knows of a day."),
          plain(
              ValidateStep.NAME,
              "",
              "Compares the job file with files, tables, lake and warehouse."),
          of(DoctorStep.NAME, "Checks all that the steps depend on, and says who must do what."));

  private static StepSummary of(String name, String text) {
    return new StepSummary(name, "", true, text);
  }

  private static StepSummary plain(String name, String arguments, String text) {
    return new StepSummary(name, arguments, false, text);
  }
}

package dev.citizens.job;

/** Where a data set's rows come from every day. */
public sealed interface Source permits CsvFile, MySqlTable {
  /** The step that puts its rows into the lake, as on the command line. */
  String rawStep();
}

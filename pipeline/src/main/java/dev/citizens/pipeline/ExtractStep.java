package dev.citizens.pipeline;

import dev.citizens.job.Dataset;
import java.util.List;

/** Puts a MySQL table into the lake as one CSV file. */
final class ExtractStep implements Step {
  private final Day day;
  private final Dataset dataset;
  private final TableExtraction extraction;

  /**
   * The step for a data set whose source is a table, and whose columns are known.
   *
   * @param extraction of all tables of the command
   */
  ExtractStep(Day day, Dataset dataset, TableExtraction extraction) {
    this.day = day;
    this.dataset = dataset;
    this.extraction = extraction;
  }

  @Override
  public String name() {
    return Steps.EXTRACT;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    day.mySql(); // or its options are wrong
    day.hashKey(dataset); // the same
    day.requireOwnFolder(day.rawFolder(dataset));
    extraction.add(dataset);
    return runner -> extraction.of(dataset, runner);
  }
}

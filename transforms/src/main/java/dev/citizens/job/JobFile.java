package dev.citizens.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job file: what the data is and what to do with it. {@link JobFileReader} reads it.
 *
 * @param name of the job; its report and its DAG are named after it
 * @param options values of command line options, by name
 * @param comparisons data sets that are reconciled with each other
 * @param charts how the report is to show results, by their names; others by their columns
 */
public record JobFile(
    String name,
    Map<String, String> options,
    List<Dataset> datasets,
    List<Comparison> comparisons,
    Map<String, ChartForm> charts) {

  /** The names of the data sets, in the order of the file. */
  public List<String> datasetNames() {
    return datasets.stream().map(Dataset::name).toList();
  }

  /** The names of those of which the warehouse gets something. */
  public List<String> loadedNames() {
    return datasets.stream().filter(Dataset::isLoaded).map(Dataset::name).toList();
  }

  /** The data set of that name, if there is one. */
  public Optional<Dataset> dataset(String name) {
    return datasets.stream().filter(dataset -> dataset.name().equals(name)).findFirst();
  }
}

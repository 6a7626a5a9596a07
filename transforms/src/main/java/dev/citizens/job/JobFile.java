package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job file: what the data is and what to do with it. {@link JobFileReader} reads it.
 *
 * @param options values of command line options, by name
 */
public record JobFile(
    Map<String, String> options,
    Dataset dataset,
    List<Extract> extracts,
    List<Analysis> analyses,
    Quality quality) {

  /** The extract whose rows are those of the data set. */
  public Optional<Extract> datasetExtract() {
    return extracts.stream()
        .filter(extract -> extract.dataset().equals(dataset.name()))
        .findFirst();
  }
}

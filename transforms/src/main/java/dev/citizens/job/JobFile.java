package dev.citizens.job;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.csv.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The job file: what the data is and what to do with it. {@link JobFileReader} reads it.
 *
 * @param options values of command line options, by name
 * @param reconcileBy what the sources' rows are grouped by to tell where they differ; empty if they
 *     are not compared
 */
public record JobFile(
    Map<String, String> options,
    Dataset dataset,
    List<Extract> extracts,
    List<Analysis> analyses,
    Quality quality,
    List<KeyExpression> reconcileBy) {

  /** The extract whose rows are those of the data set. */
  public Optional<Extract> datasetExtract() {
    return extracts.stream()
        .filter(extract -> extract.dataset().equals(dataset.name()))
        .findFirst();
  }

  /** What is said of the columns of an extract; of those that are not the data set's, nothing. */
  public List<Column> columnsOf(Extract extract) {
    return extract.dataset().equals(dataset.name())
        ? dataset.columns()
        : extract.columns().stream().map(name -> new Column(name, ColumnType.TEXT, false)).toList();
  }
}

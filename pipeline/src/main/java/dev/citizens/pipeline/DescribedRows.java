package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.lineage.Amount;
import dev.citizens.lineage.LineageColumn;
import dev.citizens.lineage.LineageDataset;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What several steps read or write of a data set, as OpenLineage is told of it.
 *
 * @param dataset whose columns are known
 */
record DescribedRows(Day day, LineageNames names, Dataset dataset) {
  /** The columns of a data set as the lake has it. */
  static List<LineageColumn> columns(Dataset dataset) {
    return dataset.columns().stream()
        .map(each -> new LineageColumn(each.name(), each.type().toString()))
        .toList();
  }

  /**
   * Its rows in the lake.
   *
   * @param manifest null if it is not known yet
   */
  LineageDataset.Builder raw(@Nullable Manifest manifest) {
    return LineageDataset.of(names.raw(dataset.name()))
        .columns(columns(dataset))
        .version(version(manifest))
        .amount(manifest == null ? null : amount(manifest.files()));
  }

  /**
   * An answer in the lake.
   *
   * @param manifest null if it is not known yet
   */
  LineageDataset.Builder result(Analysis analysis, @Nullable Manifest manifest) {
    return LineageDataset.of(names.result(dataset.name(), analysis.name()))
        .columns(
            analysis.result().stream()
                .map(each -> new LineageColumn(each.name(), each.type().toString()))
                .toList())
        .version(version(manifest))
        .amount(manifest == null ? null : amount(manifest.filesOf(analysis.name())));
  }

  /** The day and the attempt, as the lake's folders are called. */
  @Nullable String version(@Nullable Manifest manifest) {
    return manifest == null ? null : day.runDate() + "/" + manifest.attempt();
  }

  static Amount amount(List<DataFile> files) {
    return new Amount(rows(files), files.stream().mapToLong(DataFile::bytes).sum(), files.size());
  }

  /** What a table has of the same rows. */
  static Amount rowsOf(List<DataFile> files) {
    return new Amount(rows(files), -1, -1);
  }

  private static long rows(List<DataFile> files) {
    return files.stream().mapToLong(DataFile::rows).sum();
  }
}

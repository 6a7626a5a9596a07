package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.analyze.QuarantineWriter;
import dev.citizens.job.Dataset;
import dev.citizens.job.Quality;
import dev.citizens.lake.Manifest;
import dev.citizens.lineage.Amount;
import dev.citizens.lineage.Assertion;
import dev.citizens.lineage.ColumnLineage;
import dev.citizens.lineage.LineageColumn;
import dev.citizens.lineage.LineageDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Both sides of analyze: rows in the lake, and the answers to what is asked of them. */
final class AnalyzeSides {
  private final DescribedRows rows;
  private final Dataset dataset;

  AnalyzeSides(DescribedRows rows) {
    this.rows = rows;
    this.dataset = rows.dataset();
  }

  /**
   * Both sides.
   *
   * @param manifests of both; of none if the step has not ended, or failed
   * @param isRejected whether it failed because the rows are not acceptable
   */
  StepSides of(StepManifests manifests, boolean isRejected) {
    Manifest results = manifests.made();
    LineageDataset input =
        rows.raw(manifests.raw()).assertions(verdicts(results, isRejected)).build();
    List<LineageDataset> outputs = new ArrayList<>();
    for (Analysis analysis : dataset.analyses()) {
      outputs.add(
          rows.result(analysis, results)
              .lineage(
                  ColumnLineage.ofResult(
                      rows.names().raw(dataset.name()), dataset.columnNames(), analysis.origins()))
              .build());
    }
    outputs.add(quarantine(results));
    return new StepSides(List.of(input), outputs, LineageSql.of(dataset.analyses()));
  }

  private LineageDataset quarantine(@Nullable Manifest results) {
    return LineageDataset.of(rows.names().quarantine(dataset.name()))
        .columns(
            Stream.of(QuarantineWriter.HEADER.strip().split(",", -1))
                .map(name -> new LineageColumn(name, "text"))
                .toList())
        .version(rows.version(results))
        .amount(results == null ? null : new Amount(results.badRows(), -1, 1))
        .build();
  }

  /** What the quality gate has found; what is published has passed it. */
  private List<Assertion> verdicts(@Nullable Manifest results, boolean isRejected) {
    if (results == null) {
      return isRejected
          ? List.of(new Assertion("quality_gate", "quality", false, null, null))
          : List.of();
    }
    Quality quality = dataset.quality();
    long accepted = results.rowsRead() - results.badRows();
    List<Assertion> verdicts = new ArrayList<>();
    verdicts.add(
        new Assertion(
            "bad_rows",
            "maxBadRows",
            true,
            quality.limit().toString(),
            "%s of %s lines".formatted(results.badLines(), accepted + results.badLines())));
    if (quality.minRows() > 0) {
      verdicts.add(
          new Assertion(
              "row_count",
              "minRows",
              true,
              Long.toString(quality.minRows()),
              Long.toString(accepted)));
    }
    return verdicts;
  }
}

package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.Dataset;
import dev.citizens.job.Mirror;
import dev.citizens.lake.Manifest;
import dev.citizens.lineage.ColumnLineage;
import dev.citizens.lineage.LineageDataset;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Both sides of load and parquet, which bring what the lake has elsewhere, as it is. */
final class CopySides {
  private final DescribedRows rows;
  private final Dataset dataset;

  CopySides(DescribedRows rows) {
    this.rows = rows;
    this.dataset = rows.dataset();
  }

  /**
   * Both sides of load.
   *
   * @param manifests of what was loaded; of none if the step has not ended, or failed
   * @param withRows whether the rows themselves are loaded, or are to be
   */
  StepSides ofLoad(StepManifests manifests, boolean withRows) {
    List<LineageDataset> inputs = new ArrayList<>();
    List<LineageDataset> outputs = new ArrayList<>();
    for (Analysis analysis : dataset.analyses()) {
      inputs.add(rows.result(analysis, manifests.made()).build());
      outputs.add(table(analysis, manifests.made()));
    }
    if (withRows && dataset.mirror().isPresent()) {
      inputs.add(rows.raw(manifests.raw()).build());
      outputs.add(mirror(dataset.mirror().get(), manifests.raw()));
    }
    return new StepSides(inputs, outputs);
  }

  private LineageDataset table(Analysis analysis, @Nullable Manifest results) {
    return LineageDataset.of(rows.names().table(analysis.name()))
        .columns(WarehouseColumns.of(analysis))
        .lineage(
            ColumnLineage.ofCopy(
                rows.names().result(dataset.name(), analysis.name()), analysis.resultColumns()))
        .amount(results == null ? null : DescribedRows.rowsOf(results.filesOf(analysis.name())))
        .build();
  }

  private LineageDataset mirror(Mirror mirror, @Nullable Manifest raw) {
    return LineageDataset.of(rows.names().table(mirror.table()))
        .columns(WarehouseColumns.ofMirror(dataset))
        .lineage(copyOfRows())
        .amount(raw == null ? null : DescribedRows.rowsOf(raw.files()))
        .build();
  }

  /** Both sides of parquet. */
  StepSides ofParquet(StepManifests manifests) {
    Manifest parquet = manifests.made();
    LineageDataset output =
        LineageDataset.of(rows.names().parquet(dataset.name()))
            .columns(DescribedRows.columns(dataset))
            .version(rows.version(parquet))
            .lineage(copyOfRows())
            .amount(parquet == null ? null : DescribedRows.amount(parquet.files()))
            .build();
    return new StepSides(List.of(rows.raw(manifests.raw()).build()), List.of(output));
  }

  private ColumnLineage copyOfRows() {
    return ColumnLineage.ofCopy(rows.names().raw(dataset.name()), dataset.columnNames());
  }
}

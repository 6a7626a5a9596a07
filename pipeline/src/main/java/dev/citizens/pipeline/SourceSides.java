package dev.citizens.pipeline;

import dev.citizens.analysis.sql.RowOrigins;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.FreeQuery;
import dev.citizens.job.Transformation;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.SourceFile;
import dev.citizens.lineage.Amount;
import dev.citizens.lineage.ColumnLineage;
import dev.citizens.lineage.DatasetName;
import dev.citizens.lineage.LineageColumn;
import dev.citizens.lineage.LineageDataset;
import dev.citizens.lineage.RunEvent.SqlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Both sides of upload and extract: where rows come from, and the lake. */
final class SourceSides {
  private final DescribedRows rows;
  private final Dataset dataset;
  private final List<DatasetName> sources;

  SourceSides(DescribedRows rows) {
    this.rows = rows;
    this.dataset = rows.dataset();
    this.sources = rows.names().sources(dataset);
  }

  /**
   * Both sides.
   *
   * @param raw of what is published; null if nothing is yet
   */
  StepSides of(@Nullable Manifest raw) {
    // Of several files only all together are counted.
    Amount read = raw == null || sources.size() > 1 ? null : amount(raw);
    List<LineageDataset> inputs =
        sources.stream()
            .map(each -> LineageDataset.of(each).columns(columns()).amount(read).build())
            .toList();
    LineageDataset output = rows.raw(raw).lineage(sources.isEmpty() ? null : lineage()).build();
    FreeQuery query = dataset.isTable() ? dataset.table().query() : null;
    return new StepSides(
        inputs, List.of(output), query == null ? null : new SqlText(query.sql(), "mysql"));
  }

  private ColumnLineage lineage() {
    Transformation made = dataset.transformation().orElse(null);
    if (made != null) { // of a table, which is one source
      return ColumnLineage.ofResult(
          sources.get(0), dataset.readColumnNames(), RowOrigins.of(made.query()));
    }
    Map<String, String> copied = new LinkedHashMap<>();
    dataset.columns().forEach(each -> copied.put(each.name(), nameThere(each)));
    return ColumnLineage.ofCopy(sources, copied);
  }

  private String nameThere(Column column) {
    return dataset.isTable() ? column.name() : column.header();
  }

  /** None of a table of which only some columns are read: it has others. */
  private List<LineageColumn> columns() {
    boolean areAll = dataset.isTable() && dataset.table().columnNames().isEmpty();
    if (dataset.isTable() && (!areAll || dataset.transformation().isPresent())) {
      return List.of();
    }
    return dataset.columns().stream()
        .map(each -> new LineageColumn(nameThere(each), each.type().toString()))
        .toList();
  }

  private Amount amount(Manifest raw) {
    if (raw.transform() != null) {
      return new Amount(raw.transform().read(), -1, -1);
    }
    if (dataset.isTable()) {
      return new Amount(raw.increment() == null ? raw.rowsRead() : raw.increment().read(), -1, -1);
    }
    List<SourceFile> files = raw.sources();
    return files == null
        ? DescribedRows.amount(raw.files())
        : new Amount(
            raw.rowsRead(), files.stream().mapToLong(SourceFile::bytes).sum(), files.size());
  }
}

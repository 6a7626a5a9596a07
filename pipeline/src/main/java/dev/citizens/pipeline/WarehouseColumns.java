package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.job.Dataset;
import dev.citizens.lineage.LineageColumn;
import dev.citizens.load.MirroredTable;
import dev.citizens.load.PostgresType;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of tables as loads make them; one that somebody else has made may have wider ones.
 */
final class WarehouseColumns {
  private static final LineageColumn DAY = new LineageColumn("run_date", "date");

  private WarehouseColumns() {}

  /** Those of a result's table. */
  static List<LineageColumn> of(Analysis analysis) {
    return Stream.concat(
            Stream.of(DAY, new LineageColumn("dataset", "text")),
            analysis.result().stream()
                .map(each -> new LineageColumn(each.name(), PostgresType.of(each).sql())))
        .toList();
  }

  /** Those of the table that has the rows themselves. */
  static List<LineageColumn> ofMirror(Dataset dataset) {
    return Stream.concat(
            Stream.of(DAY),
            MirroredTable.of(dataset).orElseThrow().columns().stream()
                .map(each -> new LineageColumn(each.name(), each.type())))
        .toList();
  }
}

package dev.citizens.pipeline;

import dev.citizens.extract.MySqlUrl;
import dev.citizens.job.Dataset;
import dev.citizens.lineage.DatasetName;
import java.util.List;

/** How OpenLineage calls what a day reads and writes: the same every day. */
final class LineageNames {
  private final Day day;

  LineageNames(Day day) {
    this.day = day;
  }

  /** Where the rows come from; empty for a query, which may be of several tables. */
  List<DatasetName> sources(Dataset dataset) {
    if (!dataset.isTable()) {
      List<String> paths =
          day.isCsvGiven() ? day.csv(dataset) : dataset.file().files().paths(); // as {runDate}
      return paths.stream().map(DatasetName::file).toList();
    }
    if (dataset.table().query() != null) {
      return List.of();
    }
    MySqlUrl server = MySqlUrl.parse(day.citizensOptions().getMysqlUrl());
    return List.of(
        DatasetName.mySql(
            server.host(), server.port(), server.database(), dataset.table().table()));
  }

  DatasetName raw(String dataset) {
    return inLake("raw/" + dataset);
  }

  DatasetName quarantine(String dataset) {
    return inLake("quarantine/" + dataset);
  }

  DatasetName result(String dataset, String result) {
    return inLake("results/" + dataset + "/" + result);
  }

  DatasetName parquet(String dataset) {
    return inLake("parquet/" + dataset);
  }

  /** All days' reports. */
  DatasetName reports() {
    return inLake("reports/" + day.job().name());
  }

  /** A table of the warehouse. */
  DatasetName table(String name) {
    return DatasetName.warehouse(day.citizensOptions().getWarehouseUrl(), name);
  }

  private DatasetName inLake(String path) {
    return DatasetName.file(day.lake().paths().root() + "/" + path);
  }
}

package dev.citizens.pipeline;

import dev.citizens.extract.DescribeTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.job.Dataset;
import dev.citizens.lake.ManifestColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Where the columns of a table come from, of which the job file says nothing. */
final class KnownColumns {
  private static final Set<String> ASK_THE_SERVER = Set.of(Steps.EXTRACT, Steps.DAILY);

  private KnownColumns() {}

  /**
   * The data set with all its columns: from the server if the command reads the table, else from
   * what an earlier command has extracted.
   *
   * @throws dev.citizens.failures.StepFailure if the server, or the lake, does not say; with status
   *     2 if the server's columns are not those of the job file
   */
  static Dataset of(String command, Day day, Dataset dataset) {
    if (!dataset.isTable() || command.equals(Steps.REPORT)) {
      return dataset;
    }
    if (ASK_THE_SERVER.contains(command)) {
      return fromServer(day.mySql(), dataset);
    }
    return dataset.knowsColumns()
        ? dataset
        : dataset.withColumns(
            DayInput.requireRaw(day, dataset).manifest().columns().stream()
                .map(ManifestColumn::column)
                .toList());
  }

  private static Dataset fromServer(MySqlSource source, Dataset dataset) {
    try (Connection connection = source.connect()) {
      Dataset known = DescribeTable.complete(connection, dataset.table(), dataset);
      TableColumns.of(connection, TableQuery.of(known.table(), known), known.columns());
      return known;
    } catch (SQLException e) {
      throw source.failure(e);
    }
  }
}

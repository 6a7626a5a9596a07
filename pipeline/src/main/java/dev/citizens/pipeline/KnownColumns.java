package dev.citizens.pipeline;

import dev.citizens.extract.IncrementalTable;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.job.Dataset;
import dev.citizens.job.Incremental;
import dev.citizens.lake.ManifestColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Where the columns of tables come from, of which the job file says nothing. */
final class KnownColumns implements AutoCloseable {
  private static final Set<String> ASK_THE_SERVER = Set.of(Steps.EXTRACT, Steps.DAILY);

  private final String command;
  private final Day day;
  private final TableLook look;

  /** Those of a command's data sets. */
  KnownColumns(String command, Day day) {
    this.command = command;
    this.day = day;
    this.look = new TableLook(day::mySql);
  }

  /** The data set with all its columns, if it is asked for alone. */
  static Dataset of(String command, Day day, Dataset dataset) {
    try (KnownColumns columns = new KnownColumns(command, day)) {
      return columns.of(dataset);
    }
  }

  /** Whether the server says what the columns are: the command reads the table. */
  boolean saysTheServer(Dataset dataset) {
    return dataset.isTable() && ASK_THE_SERVER.contains(command);
  }

  /**
   * Connects to the server.
   *
   * @throws dev.citizens.failures.StepFailure if the options are wrong, or it does not answer
   */
  void connect() {
    look.connect();
  }

  /**
   * The data set with all its columns: from the server if the command reads the table, else from
   * what an earlier command has extracted.
   *
   * @throws dev.citizens.failures.StepFailure if the server, or the lake, does not say; with status
   *     2 if the server's columns are not those of the job file, or have changed and may not
   */
  Dataset of(Dataset dataset) {
    if (!dataset.isTable() || command.equals(Steps.REPORT)) {
      return dataset;
    }
    if (saysTheServer(dataset)) {
      return look.ask(connection -> fromServer(connection, new TableDrift(day, dataset)));
    }
    return dataset.knowsColumns()
        ? dataset
        : dataset.withColumns(
            DayInput.requireRaw(day, dataset).manifest().columns().stream()
                .map(ManifestColumn::column)
                .toList());
  }

  private static Dataset fromServer(Connection connection, TableDrift drift) throws SQLException {
    Dataset known = drift.complete(connection);
    TableQuery query = TableQuery.of(known.table(), known);
    TableColumns.of(connection, query, known.readColumns());
    Incremental incremental = known.table().incremental();
    if (incremental != null) {
      IncrementalTable.of(connection, query, known.readColumns(), incremental);
    }
    return known;
  }

  @Override
  public void close() {
    look.close();
  }
}

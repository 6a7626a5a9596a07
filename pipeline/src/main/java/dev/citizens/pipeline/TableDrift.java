package dev.citizens.pipeline;

import dev.citizens.extract.DescribeTable;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Column;
import dev.citizens.job.Dataset;
import dev.citizens.job.Drift;
import dev.citizens.job.MySqlTable;
import dev.citizens.lake.ColumnChanges;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the columns of a table against those of the last day before, as {@code drift:} wants. */
record TableDrift(Day day, Dataset dataset) {
  /**
   * The data set with the columns that the server says, as far as they are read.
   *
   * @throws StepFailure with status 2 if they have changed and may not, or cannot be extracted
   * @throws SQLException if the server refuses
   */
  Dataset complete(Connection connection) throws SQLException {
    MySqlTable table = dataset.table();
    Optional<Manifest> before =
        table.drift() == Drift.EVOLVE
            ? Optional.empty()
            : day.lake().findBefore(day.rawFolder(dataset));
    if (before.isEmpty()) {
      return DescribeTable.complete(connection, table, dataset);
    }
    return table.drift() == Drift.FREEZE
        ? frozen(connection, before.get())
        : unchanged(DescribeTable.complete(connection, table, dataset), before.get());
  }

  private Dataset frozen(Connection connection, Manifest before) throws SQLException {
    MySqlTable table = dataset.table();
    MySqlTable asked = table;
    if (table.columnNames().isEmpty()) {
      List<String> names = before.columns().stream().map(ManifestColumn::name).toList();
      List<String> gone = without(names, DescribeTable.names(connection, table));
      if (!gone.isEmpty()) {
        throw refusal(
            before, String.join(", ", gone) + (gone.size() == 1 ? " is" : " are") + " gone");
      }
      asked = table.withColumnNames(names);
    }
    Dataset known = DescribeTable.complete(connection, asked, dataset);
    Dataset frozen =
        known
            .withColumns(notStricter(known.columns(), before))
            .withSource(known.table().withColumnNames(table.columnNames()));
    return unchanged(frozen, before);
  }

  /** A column that is never NULL now is one without NULL among those that may be. */
  private static List<Column> notStricter(List<Column> columns, Manifest before) {
    Map<String, ManifestColumn> known =
        before.columns().stream()
            .collect(Collectors.toMap(ManifestColumn::name, Function.identity()));
    return columns.stream()
        .map(
            column -> {
              ManifestColumn was = known.get(column.name());
              return was == null || was.required()
                  ? column
                  : new Column(column.name(), column.type(), false);
            })
        .toList();
  }

  private Dataset unchanged(Dataset known, Manifest before) {
    String changes = ColumnChanges.between(before.columns(), ManifestColumn.of(known.columns()));
    if (!changes.isEmpty()) {
      throw refusal(before, changes);
    }
    return known;
  }

  private StepFailure refusal(Manifest before, String changes) {
    return StepFailure.wrongUse(
        "since %s %s, and drift of %s is %s; see what reads these columns, then say drift: evolve"
                .formatted(before.runDate(), changes, dataset.name(), dataset.table().drift())
            + " in the job file for one day");
  }

  /**
   * The columns that are new and not read.
   *
   * @param known the data set as it is read
   */
  static List<String> unread(Connection connection, Dataset known) throws SQLException {
    MySqlTable table = known.table();
    return table.drift() == Drift.FREEZE && table.columnNames().isEmpty()
        ? without(DescribeTable.names(connection, table), known.columnNames())
        : List.of();
  }

  private static List<String> without(List<String> names, List<String> others) {
    List<String> left = new ArrayList<>(names);
    left.removeAll(others);
    return left.stream().map(Printable::of).toList();
  }
}

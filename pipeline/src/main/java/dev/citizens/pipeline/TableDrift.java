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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the columns of a table against those of the last day before, as {@code drift:} wants. */
record TableDrift(Day day, Dataset dataset) {
  /** Of a table, of a column. */
  private static final Set<Integer> NOT_ALLOWED = Set.of(1142, 1143);

  /**
   * The data set with the columns that the server says, as far as they are read.
   *
   * @throws StepFailure with status 2 if they have changed and may not, or cannot be extracted
   * @throws SQLException if the server refuses
   */
  Dataset complete(Connection connection) throws SQLException {
    MySqlTable table = dataset.table();
    Optional<Manifest> before = before();
    if (before.isEmpty()) {
      return DescribeTable.complete(connection, table, dataset);
    }
    return table.drift() == Drift.FREEZE
        ? frozen(connection, before.get())
        : unchanged(DescribeTable.complete(connection, table, dataset), before.get());
  }

  /**
   * Nothing if columns may change, if there was no day, or if no lake is given that would say so.
   */
  private Optional<Manifest> before() {
    return dataset.table().drift() == Drift.EVOLVE || !day.hasLake()
        ? Optional.empty()
        : day.lake().findBefore(day.rawFolder(dataset));
  }

  /**
   * The data set as it is asked for: of one whose columns are frozen, by their names. For those who
   * only look: with a lake that does not answer, as it stands in the job file.
   */
  Dataset asked() {
    MySqlTable table = dataset.table();
    if (table.drift() != Drift.FREEZE || !table.columnNames().isEmpty()) {
      return dataset;
    }
    try {
      return before()
          .map(known -> dataset.withSource(table.withColumnNames(names(known))))
          .orElse(dataset);
    } catch (StepFailure ofTheLake) {
      return dataset; // another check says so
    }
  }

  private static List<String> names(Manifest before) {
    return before.columns().stream().map(ManifestColumn::name).toList();
  }

  private Dataset frozen(Connection connection, Manifest before) throws SQLException {
    MySqlTable table = dataset.table();
    MySqlTable asked = table;
    if (table.columnNames().isEmpty()) {
      List<String> names = names(before);
      List<String> gone =
          visible(connection, table).map(all -> without(names, all)).orElse(List.of());
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
        ? visible(connection, table).map(all -> without(all, known.columnNames())).orElse(List.of())
        : List.of();
  }

  /** All columns; nothing if the user may not read some of them, such as new ones. */
  private static Optional<List<String>> visible(Connection connection, MySqlTable table)
      throws SQLException {
    try {
      return Optional.of(DescribeTable.names(connection, table));
    } catch (SQLException e) {
      if (NOT_ALLOWED.contains(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static List<String> without(List<String> names, List<String> others) {
    List<String> left = new ArrayList<>(names);
    left.removeAll(others);
    return left.stream().map(Printable::of).toList();
  }
}

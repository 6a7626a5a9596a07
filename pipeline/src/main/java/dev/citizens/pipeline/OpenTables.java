package dev.citizens.pipeline;

import dev.citizens.extract.IncrementalTable;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Incremental;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The tables that an extract has looked at, whose attempts it closes. */
final class OpenTables implements AutoCloseable {
  /** Each has a connection and a snapshot of the server until it is done. */
  private static final int MOST_COUNTS = 4;

  private final Day day;
  private final List<OpenTable> tables = new ArrayList<>();

  OpenTables(Day day) {
    this.day = day;
  }

  /** How progress calls some. */
  static String names(List<OpenTable> some) {
    return some.size() == 1 ? some.get(0).dataset().name() : some.size() + " tables";
  }

  /** All that have been opened so far. */
  List<OpenTable> all() {
    return List.copyOf(tables);
  }

  /**
   * Looks at a table, as far as it is read.
   *
   * @throws dev.citizens.failures.StepFailure if it cannot be, or the server refuses
   */
  OpenTable open(TableLook look, Dataset dataset) {
    ChangesOrAll choice = choice(look, dataset);
    if (choice == null || choice.delta() == null) {
      return open(look, dataset, choice);
    }
    TableQuery query = TableQuery.of(dataset.table(), dataset);
    TableShape shape =
        look.ask(
            connection ->
                TableShape.ofChanges(connection, query, dataset.readColumns(), choice.delta()));
    return add(look, dataset, shape, choice, null, null);
  }

  private @Nullable ChangesOrAll choice(TableLook look, Dataset dataset) {
    Incremental incremental = dataset.table().incremental();
    if (incremental == null) {
      return null;
    }
    TableQuery query = TableQuery.of(dataset.table(), dataset);
    IncrementalTable table =
        look.ask(
            connection ->
                IncrementalTable.of(connection, query, dataset.readColumns(), incremental));
    return ChangesOrAll.of(day, dataset, table);
  }

  /**
   * Looks once more at a table whose changes were read, to read all of it.
   *
   * @param reason why
   */
  OpenTable openAll(TableLook look, OpenTable table, String reason) {
    ChangesOrAll all = ChangesOrAll.all(table.choice().table(), reason);
    return open(look, table.dataset(), all);
  }

  private OpenTable open(TableLook look, Dataset dataset, @Nullable ChangesOrAll choice) {
    // Before the rows are counted: what changes behind that is read again on the next day.
    String watermark = choice == null ? null : look.ask(choice.table()::watermark);
    TableQuery query = TableQuery.of(dataset.table(), dataset);
    TableColumns columns =
        look.ask(connection -> TableColumns.of(connection, query, dataset.readColumns()));
    SnapshotCount count = countedLater(look, query, columns);
    try {
      TableShape shape =
          count == null
              ? look.ask(connection -> TableShape.of(connection, query, columns))
              : count.shape();
      return add(look, dataset, shape, choice, watermark, count);
    } catch (RuntimeException e) {
      if (count != null) {
        count.close();
      }
      throw e;
    }
  }

  /** Begins to count a large table beside the reading; null if it is counted before. */
  private @Nullable SnapshotCount countedLater(
      TableLook look, TableQuery query, TableColumns columns) {
    boolean mayBe =
        day.readLimits().connections() == 0
            && tables.stream().filter(each -> each.count() != null).count() < MOST_COUNTS
            && look.ask(connection -> TableShape.mayBeCountedLater(connection, query, columns));
    if (!mayBe) {
      return null;
    }
    try {
      return SnapshotCount.begin(day.mySql(), query, columns.declared());
    } catch (StepFailure e) {
      if (e.status().isTransient()) { // such as no connection more for this user
        return null;
      }
      throw e;
    }
  }

  /**
   * What workers make of the rows of a table; null: they are written as they are.
   *
   * @throws StepFailure with status 2 if it hashes, and no key is given
   */
  static @Nullable RowTransform transform(Day day, Dataset dataset) {
    return dataset
        .transformation()
        .map(made -> new RowTransform(dataset.table().table(), made, day.hashKey(dataset)))
        .orElse(null);
  }

  private OpenTable add(
      TableLook look,
      Dataset dataset,
      TableShape shape,
      @Nullable ChangesOrAll choice,
      @Nullable String watermark,
      @Nullable SnapshotCount count) {
    List<String> unread = look.ask(connection -> TableDrift.unread(connection, dataset));
    OpenTable table =
        new OpenTable(
            dataset,
            shape,
            transform(day, dataset),
            day.lake().newAttempt(),
            choice,
            watermark,
            unread,
            count);
    tables.add(table);
    return table;
  }

  /** Never throws. */
  @Override
  public void close() {
    tables.forEach(OpenTable::close);
  }
}

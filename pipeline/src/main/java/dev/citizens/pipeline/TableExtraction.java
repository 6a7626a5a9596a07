package dev.citizens.pipeline;

import dev.citizens.extract.ReadRange;
import dev.citizens.job.Dataset;
import dev.citizens.lake.SourceMoment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The extract of all tables of a command in one pipeline, so that small tables do not wait for each
 * other. The first step that asks for its table runs it for all; each table then has an end of its
 * own.
 */
final class TableExtraction {
  /** Publishing a small table is a dozen short requests to the lake, one after the other. */
  private static final int PUBLISHING_THREADS = 8;

  private final Day day;
  private final List<Dataset> datasets = new ArrayList<>();
  private final Map<String, TableOutcome> outcomes = new HashMap<>();
  private boolean hasRun;
  private @Nullable RuntimeException failureOfAll;

  TableExtraction(Day day) {
    this.day = day;
  }

  /** Adds a table whose columns are known; before the first is asked for. */
  void add(Dataset dataset) {
    datasets.add(dataset);
  }

  /**
   * What came of a table that was added.
   *
   * @throws RuntimeException why it was not published: for a reason of its own, or that of all
   */
  PreparedStep.Done of(Dataset dataset, PipelineRunner runner) {
    if (!hasRun) {
      hasRun = true;
      try {
        run(runner);
      } catch (RuntimeException e) {
        failureOfAll = e;
      }
    }
    if (failureOfAll != null) {
      throw failureOfAll;
    }
    return outcomes.get(dataset.name()).orThrow();
  }

  private void run(PipelineRunner runner) {
    long start = System.nanoTime();
    try (OpenTables tables = new OpenTables(day)) {
      SourceWatch watch = open(tables);
      List<ReadTable> ends = read(runner, tables);
      if (!ends.isEmpty()) {
        end(watch);
        publish(ends, watch, start);
      }
    }
  }

  /** Looks at all tables, and counts the rows of small ones. Watches them from then on. */
  private SourceWatch open(OpenTables tables) {
    try (TableLook look = new TableLook(day::mySql)) {
      SourceWatch watch = new SourceWatch(look, tableNames());
      for (Dataset dataset : datasets) {
        look.connect();
        guard(dataset, () -> tables.open(look, dataset));
      }
      return watch;
    }
  }

  private List<String> tableNames() {
    return datasets.stream().map(dataset -> dataset.table().table()).toList();
  }

  private void guard(Dataset dataset, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      outcomes.put(dataset.name(), TableOutcome.failed(e));
    }
  }

  private void end(SourceWatch watch) {
    try (TableLook look = new TableLook(day::mySql)) {
      watch.end(look);
    }
  }

  /** A table with all that was read of it, and how it is published. */
  private record ReadTable(OpenTable table, Function<PublishTable, PreparedStep.Done> end) {}

  /** Reads all tables, and those whose changes do not make their rows once more, in full. */
  private List<ReadTable> read(PipelineRunner runner, OpenTables tables) {
    List<ReadTable> ends = new ArrayList<>();
    List<TableMerge> merges = new ArrayList<>();
    List<OpenTable> first = tables.all();
    List<List<ReadRange>> read = new ReadTables(day, runner).of(first);
    for (int place = 0; place < first.size(); place++) {
      OpenTable table = first.get(place);
      List<ReadRange> ranges = read.get(place);
      if (table.isOfChanges()) {
        guard(
            table.dataset(),
            () -> {
              ranges.forEach(PublishTable::requireRead);
              merges.add(new TableMerge(day, table, ranges.get(0)));
            });
      } else {
        guard(table.dataset(), () -> ends.add(readTable(table, ranges)));
      }
    }
    ends.addAll(merge(runner, tables, merges));
    return ends;
  }

  private static ReadTable readTable(OpenTable table, List<ReadRange> ranges) {
    ranges.forEach(PublishTable::requireRead);
    return new ReadTable(table.counted(), publish -> publish.of(ranges));
  }

  private List<ReadTable> merge(PipelineRunner runner, OpenTables tables, List<TableMerge> merges) {
    List<ReadTable> ends = new ArrayList<>();
    List<OpenTable> again = new ArrayList<>();
    List<MergedTable> merged = new MergeTables(day, runner).of(merges);
    try (TableLook look = new TableLook(day::mySql)) {
      for (int place = 0; place < merges.size(); place++) {
        OpenTable table = merges.get(place).table();
        MergedTable result = merged.get(place);
        if (result.isWhole()) {
          ends.add(new ReadTable(table, publish -> publish.of(result)));
        } else {
          guard(table.dataset(), () -> again.add(tables.openAll(look, table, result.words())));
        }
      }
    }
    List<List<ReadRange>> read = new ReadTables(day, runner).of(again);
    for (int place = 0; place < again.size(); place++) {
      OpenTable table = again.get(place);
      List<ReadRange> ranges = read.get(place);
      guard(table.dataset(), () -> ends.add(readTable(table, ranges)));
    }
    return ends;
  }

  private void publish(List<ReadTable> tables, SourceWatch watch, long startNanos) {
    ExecutorService threads = Executors.newFixedThreadPool(PUBLISHING_THREADS);
    try {
      List<Future<TableOutcome>> ends = new ArrayList<>();
      for (ReadTable table : tables) {
        SourceMoment moment = watch.of(table.table().dataset().table());
        PublishTable publish = new PublishTable(day, table.table(), moment, startNanos);
        ends.add(threads.submit(() -> TableOutcome.of(() -> table.end().apply(publish))));
      }
      for (int place = 0; place < tables.size(); place++) {
        outcomes.put(tables.get(place).table().dataset().name(), ends.get(place).get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while tables were published", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a table was not published", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.element.CollectToFile;
import dev.citizens.extract.ExtractTables;
import dev.citizens.extract.ReadRange;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.pipeline.progress.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads tables of the server, or their changes, in one pipeline. */
final class ReadTables {
  private final Day day;
  private final PipelineRunner runner;

  ReadTables(Day day, PipelineRunner runner) {
    this.day = day;
    this.runner = runner;
  }

  /** What came of each table's ranges, in no order; the tables in theirs. */
  List<List<ReadRange>> of(List<OpenTable> tables) {
    if (tables.isEmpty()) {
      return List.of();
    }
    try (OpenAttempt open = day.lake().newAttempt()) {
      String collected = open.attempt().file("ranges");
      ExtractTables extract =
          ExtractTables.builder()
              .source(day.mySql())
              .tables(tables.stream().map(OpenTable::toRead).toList())
              .limits(day.readLimits())
              .build();
      runner.run(
          workload(tables),
          pipeline ->
              pipeline
                  .apply("ExtractTables", extract)
                  .apply("Collect", CollectToFile.at(collected)));
      Map<Integer, List<ReadRange>> read =
          CollectToFile.read(collected, ReadRange.CODER).stream()
              .collect(Collectors.groupingBy(ReadRange::table));
      return IntStream.range(0, tables.size())
          .mapToObj(place -> read.getOrDefault(place, List.of()))
          .toList();
    }
  }

  /** A table that is not counted yet has about as many rows; of changes nobody knows. */
  private static Workload workload(List<OpenTable> tables) {
    String name = Steps.EXTRACT + " " + OpenTables.names(tables);
    long rows = tables.stream().mapToLong(table -> table.shape().rows()).sum();
    return tables.stream().allMatch(table -> table.shape().isExact())
        ? Workload.ofRows(name, rows)
        : Workload.ofAboutRows(name, rows);
  }
}

package dev.citizens.pipeline;

import dev.citizens.element.CollectToFile;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.merge.KeepUnchanged;
import dev.citizens.merge.KeptRange;
import dev.citizens.merge.OldRange;
import dev.citizens.pipeline.progress.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the changes of all tables of a command into the rows of the day before, in one pipeline. */
final class MergeTables {
  private final Day day;
  private final PipelineRunner runner;

  MergeTables(Day day, PipelineRunner runner) {
    this.day = day;
    this.runner = runner;
  }

  /** What comes of each, in the same order. */
  List<MergedTable> of(List<TableMerge> merges) {
    List<String> objections = new ArrayList<>();
    List<TableMerge> tried = new ArrayList<>();
    for (TableMerge merge : merges) {
      String objection = merge.objection();
      objections.add(objection);
      if (objection == null) {
        tried.add(merge);
      }
    }
    Map<Integer, List<KeptRange>> kept = tried.isEmpty() ? Map.of() : keep(tried);
    List<MergedTable> results = new ArrayList<>();
    int place = 0; // among those that were tried
    for (int i = 0; i < merges.size(); i++) {
      results.add(
          objections.get(i) == null
              ? merges.get(i).of(kept.getOrDefault(place++, List.of()))
              : MergedTable.not(objections.get(i)));
    }
    return results;
  }

  /** Runs the pipeline. What it has kept, by the table's place. */
  private Map<Integer, List<KeptRange>> keep(List<TableMerge> merges) {
    List<OldRange> ranges = new ArrayList<>();
    for (int place = 0; place < merges.size(); place++) {
      ranges.addAll(merges.get(place).ranges(place));
    }
    long bytes = ranges.stream().mapToLong(each -> each.range().end() - each.range().start()).sum();
    String label =
        "%s merge %s"
            .formatted(
                Steps.EXTRACT, OpenTables.names(merges.stream().map(TableMerge::table).toList()));
    try (OpenAttempt open = day.lake().newAttempt()) {
      String collected = open.attempt().file("kept");
      runner.run(
          Workload.ofBytes(label, bytes),
          pipeline ->
              pipeline
                  .apply(
                      "KeepUnchanged",
                      KeepUnchanged.of(merges.stream().map(TableMerge::toMerge).toList(), ranges))
                  .apply("Collect", CollectToFile.at(collected)));
      return CollectToFile.read(collected, KeptRange.CODER).stream()
          .collect(Collectors.groupingBy(KeptRange::table));
    }
  }
}

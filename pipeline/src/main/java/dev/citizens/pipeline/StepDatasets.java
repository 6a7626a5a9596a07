package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Questions;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lineage.Assertion;
import dev.citizens.lineage.LineageDataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What each step of a day reads and writes, before it has run and behind. */
final class StepDatasets {
  private final Day day;
  private final Map<String, Dataset> known;
  private final LineageNames names;

  /**
   * Those of a command.
   *
   * @param known the data sets that it has, with their columns
   */
  StepDatasets(Day day, List<Dataset> known) {
    this.day = day;
    this.names = new LineageNames(day);
    this.known = new LinkedHashMap<>();
    known.forEach(each -> this.known.put(each.name(), each));
  }

  /**
   * What is known of a step's data sets by now.
   *
   * @param done what came of it; null if it has not ended, or failed
   * @param failure why it failed; null if it has not
   */
  StepSides of(Step step, PreparedStep.@Nullable Done done, @Nullable StepFailure failure) {
    StepManifests manifests = done == null ? StepManifests.NONE : done.manifests();
    return switch (step.name()) {
      case Steps.UPLOAD, Steps.EXTRACT -> new SourceSides(rows(step)).of(manifests.raw());
      case Steps.ANALYZE ->
          new AnalyzeSides(rows(step))
              .of(manifests, failure != null && failure.status() == ExitStatus.QUALITY_GATE);
      case Steps.LOAD ->
          new CopySides(rows(step)).ofLoad(manifests, done == null || manifests.isMirrored());
      case Steps.PARQUET -> new CopySides(rows(step)).ofParquet(manifests);
      case Steps.RECONCILE -> reconcile(step, done);
      default -> report();
    };
  }

  private DescribedRows rows(Step step) {
    return new DescribedRows(day, names, known.get(step.datasets().get(0)));
  }

  /** Both data sets, which are the same or are not. */
  private StepSides reconcile(Step step, PreparedStep.@Nullable Done done) {
    String rule = "reconcile " + String.join(" with ", step.datasets());
    List<Assertion> verdict =
        done == null
            ? List.of()
            : List.of(new Assertion("same_rows", rule, done.finding() == null, null, null));
    List<LineageDataset> inputs = new ArrayList<>();
    for (String dataset : step.datasets()) {
      inputs.add(
          LineageDataset.of(names.raw(dataset))
              .columns(DescribedRows.columns(known.get(dataset)))
              .assertions(verdict)
              .build());
    }
    return new StepSides(inputs, List.of(LineageDataset.of(names.table("reconciliation")).build()));
  }

  /** All results that the warehouse has, each table once, and the pages. */
  private StepSides report() {
    List<String> tables =
        known.values().stream()
            .filter(each -> each.questions() != Questions.NONE)
            .map(this::withColumns)
            .filter(Dataset::knowsColumns)
            .flatMap(each -> each.analyses().stream())
            .map(Analysis::name)
            .distinct()
            .toList();
    return new StepSides(
        tables.stream().map(each -> LineageDataset.of(names.table(each)).build()).toList(),
        List.of(LineageDataset.of(names.reports()).build()));
  }

  /** A report does without the columns of a table, so nobody has asked for them. */
  private Dataset withColumns(Dataset dataset) {
    return dataset.knowsColumns()
        ? dataset
        : day.lake()
            .find(day.rawFolder(dataset))
            .map(Manifest::columns)
            .map(columns -> columns.stream().map(ManifestColumn::column).toList())
            .map(dataset::withColumns)
            .orElse(dataset);
  }
}

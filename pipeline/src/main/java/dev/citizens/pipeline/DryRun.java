package dev.citizens.pipeline;

import dev.citizens.extract.IncrementalTable;
import dev.citizens.extract.TablePlan;
import dev.citizens.extract.TableQuery;
import dev.citizens.failures.Failures;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.job.Incremental;
import dev.citizens.job.MySqlTable;
import dev.citizens.job.Transformation;
import dev.citizens.pipeline.plan.PlanJson;
import dev.citizens.pipeline.plan.PlanText;
import dev.citizens.pipeline.plan.PlannedTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Says what {@code extract} would read, when all that it checks before it runs has been checked. No
 * row is read or counted, and nothing is made in the lake.
 */
final class DryRun {
  private final Day day;
  private final List<Dataset> asked;
  private final FailedDatasets failed;

  /** What is read of those with incremental, by their names. */
  private final Map<String, String> choices = new HashMap<>();

  /**
   * A dry run.
   *
   * @param asked the data sets of the command, as the job file has them
   * @param failed those that a real run would not read; gets those that cannot be planned
   */
  DryRun(Day day, List<Dataset> asked, FailedDatasets failed) {
    this.day = day;
    this.asked = asked;
    this.failed = failed;
  }

  /**
   * Prints the plan.
   *
   * @param known the data sets whose columns are known
   */
  void print(List<Dataset> known, PrintStream out) {
    Map<String, TablePlan> plans = plans(known);
    List<PlannedTable> tables = new ArrayList<>();
    for (Dataset dataset : asked) {
      MySqlTable table = dataset.table();
      StepFailure failure = failed.of(dataset.name());
      tables.add(
          failure == null
              ? PlannedTable.of(
                  dataset.name(),
                  table,
                  table.splitColumn() != null,
                  plans.get(dataset.name()),
                  choices.get(dataset.name()),
                  transformation(known, dataset.name()))
              : PlannedTable.failed(dataset.name(), table, failure));
    }
    String server = day.mySqlServer();
    out.println(
        day.citizensOptions().getJson()
            ? PlanJson.of(server, tables)
            : PlanText.of(server, tables));
  }

  private static @Nullable Transformation transformation(List<Dataset> known, String name) {
    return known.stream()
        .filter(each -> each.name().equals(name))
        .flatMap(each -> each.transformation().stream())
        .findFirst()
        .orElse(null);
  }

  private Map<String, TablePlan> plans(List<Dataset> known) {
    Map<String, TablePlan> plans = new HashMap<>();
    try (TableLook look = new TableLook(day::mySql)) {
      for (Dataset dataset : known) {
        TablePlan plan = failed.of(dataset.name()) == null ? plan(look, dataset) : null;
        if (plan != null) {
          plans.put(dataset.name(), plan);
        }
      }
    }
    return plans;
  }

  private @Nullable TablePlan plan(TableLook look, Dataset dataset) {
    try {
      TableQuery query = TableQuery.of(dataset.table(), dataset);
      Incremental incremental = dataset.table().incremental();
      if (incremental != null) {
        IncrementalTable table =
            look.ask(
                connection ->
                    IncrementalTable.of(connection, query, dataset.readColumns(), incremental));
        choices.put(dataset.name(), ChangesOrAll.of(day, dataset, table).words());
      }
      return look.ask(connection -> TablePlan.of(connection, query, dataset.readColumns()));
    } catch (RuntimeException e) {
      failed.add(List.of(dataset.name()), Failures.explain(e));
      return null;
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analyze.CompareGroups;
import dev.citizens.analyze.GroupDifference;
import dev.citizens.analyze.ScanRange;
import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Column;
import dev.citizens.job.Comparison;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.load.Warehouse;
import dev.citizens.pipeline.progress.Workload;
import dev.citizens.reconcile.LoadedDataset;
import dev.citizens.reconcile.Reconciliation;
import dev.citizens.reconcile.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Compares what is loaded of two data sets, by the ledger; and only if that differs, by a scan of
 * both raw files that tells in which groups.
 */
final class ReconcileStep implements Step {
  private static final Comparator<GroupDifference> MOST_ROWS_FIRST =
      Comparator.<GroupDifference>comparingLong(
              each -> -Math.abs(each.leftRows() - each.rightRows()))
          .thenComparing(GroupDifference::key);

  private final Day day;
  private final Comparison comparison;
  private final Dataset left;
  private final Dataset right;
  private final boolean loadsMustExist;

  /**
   * The step for two data sets whose columns are known.
   *
   * @param loadsMustExist whether both must be loaded before anything runs; otherwise an earlier
   *     step of the same command does it
   */
  ReconcileStep(
      Day day, Comparison comparison, Dataset left, Dataset right, boolean loadsMustExist) {
    this.day = day;
    this.comparison = comparison;
    this.left = left;
    this.right = right;
    this.loadsMustExist = loadsMustExist;
  }

  @Override
  public String name() {
    return Steps.RECONCILE;
  }

  @Override
  public List<String> datasets() {
    return List.of(left.name(), right.name());
  }

  @Override
  public PreparedStep prepare() {
    requireSameColumns();
    List<KeyExpression> groups = comparison.groups().of(left);
    Warehouse warehouse = day.warehouse();
    warehouse.migrate();
    if (loadsMustExist) {
      loaded(warehouse, left);
      loaded(warehouse, right);
    }
    return runner -> run(runner, warehouse, groups);
  }

  /** What the job file says of both has been compared before; a server may say something else. */
  private void requireSameColumns() {
    for (int i = 0; i < Math.max(left.columns().size(), right.columns().size()); i++) {
      String leftColumn = column(left, i);
      String rightColumn = column(right, i);
      if (!leftColumn.equals(rightColumn)) {
        throw StepFailure.wrongUse(
            "reconcile compares data sets with the same columns; column %s of %s is %s, and that of %s is %s"
                .formatted(i + 1, left.name(), leftColumn, right.name(), rightColumn));
      }
    }
  }

  private static String column(Dataset dataset, int place) {
    if (place >= dataset.columns().size()) {
      return "missing";
    }
    Column column = dataset.columns().get(place);
    return column.name() + " " + column.type();
  }

  private PreparedStep.Done run(
      PipelineRunner runner, Warehouse warehouse, List<KeyExpression> groups) {
    LoadedDataset leftLoad = loaded(warehouse, left);
    LoadedDataset rightLoad = loaded(warehouse, right);
    List<GroupDifference> differences =
        leftLoad.hasRowsOf(rightLoad) ? List.of() : differences(runner, groups);
    Reconciliation reconciliation =
        new Reconciliation(
            day.runDate(),
            left.name(),
            right.name(),
            groups.stream().map(KeyExpression::name).toList(),
            leftLoad,
            rightLoad,
            differences);
    reconciliation.checkDifferencesExplainTotals();
    publish(warehouse, reconciliation);
    String verdict = Verdict.of(reconciliation);
    return reconciliation.equal()
        ? new PreparedStep.Done(verdict)
        : new PreparedStep.Done(verdict, List.of(), finding(reconciliation));
  }

  /** Goes to whoever is told of failures, so it has no values. */
  private StepFailure finding(Reconciliation reconciliation) {
    return new StepFailure(
        ExitStatus.RECONCILIATION,
        "%s; find out which is right, mend the other and run daily --runDate=%s again; all"
                .formatted(Verdict.difference(reconciliation), day.runDate())
            + " groups are in citizens.reconciliation_difference");
  }

  private LoadedDataset loaded(Warehouse warehouse, Dataset dataset) {
    try (Connection connection = warehouse.connect()) {
      return LoadedDataset.of(connection, day.runDate(), dataset.name())
          .orElseThrow(
              () ->
                  new StepFailure(
                      ExitStatus.INPUT_NOT_READY,
                      "%s of %s is not in the warehouse; run %s --runDate=%s first"
                          .formatted(
                              dataset.name(),
                              day.runDate(),
                              DayInput.command(Steps.LOAD, dataset),
                              day.runDate())));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private List<GroupDifference> differences(PipelineRunner runner, List<KeyExpression> groups) {
    DayInput leftRaw = raw(left);
    DayInput rightRaw = raw(right);
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      String collected = attempt.file("differences");
      runner.run(
          Workload.ofBytes(label(), bytes(leftRaw) + bytes(rightRaw)),
          pipeline ->
              PCollectionList.of(create(pipeline, "LeftRanges", leftRaw))
                  .and(create(pipeline, "RightRanges", rightRaw))
                  .apply("CompareGroups", CompareGroups.by(groups, left, right, attempt))
                  .apply("Collect", CollectToFile.at(collected)));
      List<GroupDifference> differences =
          new ArrayList<>(CollectToFile.read(collected, GroupDifference.CODER));
      differences.sort(MOST_ROWS_FIRST);
      return differences;
    } catch (RuntimeException e) {
      throw rightRaw.explained(leftRaw.explained(e, Steps.RECONCILE), Steps.RECONCILE);
    }
  }

  private DayInput raw(Dataset dataset) {
    DayInput raw = DayInput.requireRaw(day, dataset);
    try {
      VerifiedFile.check(day.lake(), raw.data(), raw.manifest().onlyFile());
      return raw;
    } catch (RuntimeException e) {
      throw raw.explained(e, Steps.RECONCILE);
    }
  }

  private static PCollection<ScanRange> create(Pipeline pipeline, String name, DayInput raw) {
    DataFile file = raw.manifest().onlyFile();
    List<ScanRange> ranges =
        ScanRange.tile(raw.path(file), raw.manifest().splits(), file.bytes(), RawScan.RANGE_BYTES);
    return pipeline.apply(name, Create.of(ranges).withCoder(ScanRange.CODER));
  }

  private static long bytes(DayInput raw) {
    return raw.manifest().onlyFile().bytes();
  }

  private static void publish(Warehouse warehouse, Reconciliation reconciliation) {
    try (Connection connection = warehouse.connect()) {
      reconciliation.publish(connection);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.analysis.expression.KeyExpression;
import dev.citizens.analyze.CompareGroups;
import dev.citizens.analyze.GroupDifference;
import dev.citizens.analyze.ScanRange;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.CollectToFile;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.load.Warehouse;
import dev.citizens.reconcile.LoadedSource;
import dev.citizens.reconcile.Reconciliation;
import dev.citizens.reconcile.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Compares what is loaded of both sources, by the ledger; and only if that differs, by a scan of
 * both raw files that tells in which groups.
 */
final class ReconcileStep implements Step {
  static final String NAME = "reconcile";

  private static final Comparator<GroupDifference> MOST_ROWS_FIRST =
      Comparator.<GroupDifference>comparingLong(
              each -> -Math.abs(each.csvRows() - each.mysqlRows()))
          .thenComparing(GroupDifference::key);

  private final Day day;
  private final boolean loadsMustExist;
  private Warehouse warehouse;
  private StepFailure finding;

  /**
   * The step for both sources.
   *
   * @param loadsMustExist whether both must be loaded before anything runs; otherwise an earlier
   *     step of the same command does it
   */
  ReconcileStep(Day day, boolean loadsMustExist) {
    this.day = day;
    this.loadsMustExist = loadsMustExist;
  }

  /** Whether there are two sources to compare, and the job file says by what. */
  static boolean isPossible(Day day) {
    return day.sources().containsAll(List.of("csv", "mysql")) && !day.job().reconcileBy().isEmpty();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check() {
    if (!day.sources().containsAll(List.of("csv", "mysql"))) {
      throw StepFailure.wrongUse(
          "reconcile compares two sources, and --source=%s is one; give --source=csv,mysql"
              .formatted(String.join(",", day.sources())));
    }
    if (day.job().reconcileBy().isEmpty()) {
      throw StepFailure.wrongUse(
          "the job file has no quality.reconcile, such as {by: [country]}, to compare the sources by");
    }
    warehouse = day.warehouse();
    warehouse.migrate();
    day.lake().check();
    if (loadsMustExist) {
      loaded("csv");
      loaded("mysql");
    }
  }

  @Override
  public String run(PipelineRunner runner) {
    LoadedSource csv = loaded("csv");
    LoadedSource mysql = loaded("mysql");
    List<GroupDifference> differences = csv.hasRowsOf(mysql) ? List.of() : differences(runner);
    Reconciliation reconciliation =
        new Reconciliation(
            day.runDate(),
            day.job().reconcileBy().stream().map(KeyExpression::name).toList(),
            csv,
            mysql,
            differences);
    reconciliation.checkDifferencesExplainTotals();
    publish(reconciliation);
    String verdict = Verdict.of(reconciliation);
    if (!reconciliation.equal()) {
      finding =
          new StepFailure(
              ExitStatus.RECONCILIATION,
              "%s; find out which is right, mend the other and run daily --runDate=%s again; all"
                      .formatted(verdict, day.runDate())
                  + " groups are in citizens.reconciliation_difference");
    }
    return verdict;
  }

  @Override
  public Optional<StepFailure> finding() {
    return Optional.ofNullable(finding);
  }

  private LoadedSource loaded(String source) {
    try (Connection connection = warehouse.connect()) {
      return LoadedSource.of(connection, day.runDate(), source)
          .orElseThrow(
              () ->
                  new StepFailure(
                      ExitStatus.INPUT_NOT_READY,
                      "%s of %s is not in the warehouse; run load --source=%s --runDate=%s first"
                          .formatted(source, day.runDate(), source, day.runDate())));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private List<GroupDifference> differences(PipelineRunner runner) {
    DayInput csv = raw("csv");
    DayInput mysql = raw("mysql");
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      String collected = attempt.file("differences");
      runner.run(
          name(),
          pipeline ->
              PCollectionList.of(create(pipeline, "CsvRanges", csv))
                  .and(create(pipeline, "MySqlRanges", mysql))
                  .apply(
                      "CompareGroups",
                      CompareGroups.by(
                          day.job().reconcileBy(),
                          day.job().dataset().columns(),
                          day.job().dataset().dialect(),
                          attempt))
                  .apply("Collect", CollectToFile.at(collected)));
      List<GroupDifference> differences =
          new ArrayList<>(
              CollectToFile.read(collected, SerializableCoder.of(GroupDifference.class)));
      differences.sort(MOST_ROWS_FIRST);
      return differences;
    } catch (RuntimeException e) {
      throw mysql.explained(csv.explained(e, NAME), NAME);
    }
  }

  private DayInput raw(String source) {
    DayInput raw = DayInput.requireRaw(day, source);
    try {
      VerifiedFile.check(day.lake(), raw.data(), raw.manifest().onlyFile());
      return raw;
    } catch (RuntimeException e) {
      throw raw.explained(e, NAME);
    }
  }

  private static PCollection<ScanRange> create(Pipeline pipeline, String name, DayInput raw) {
    DataFile file = raw.manifest().onlyFile();
    List<ScanRange> ranges =
        ScanRange.tile(
            raw.path(file), raw.manifest().splits(), file.bytes(), AnalyzeStep.RANGE_BYTES);
    return pipeline.apply(name, Create.of(ranges).withCoder(SerializableCoder.of(ScanRange.class)));
  }

  private void publish(Reconciliation reconciliation) {
    try (Connection connection = warehouse.connect()) {
      reconciliation.publish(connection);
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import dev.citizens.load.DatasetOfDay;
import dev.citizens.load.LedgerEntry;
import dev.citizens.load.OpenStaging;
import dev.citizens.load.Publication;
import dev.citizens.load.ResultFile;
import dev.citizens.load.StageResults;
import dev.citizens.load.StagingTable;
import dev.citizens.load.TargetTable;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/** Publishes the results of one source in the warehouse. */
final class LoadStep implements Step {
  private static final Duration STAGING_DEAD_AFTER = Duration.ofDays(2);

  private final Day day;
  private final String source;
  private final boolean resultsMustExist;
  private Warehouse warehouse;

  /**
   * The step for a source.
   *
   * @param resultsMustExist whether the results must be there before anything runs; otherwise an
   *     earlier step of the same command publishes them
   */
  LoadStep(Day day, String source, boolean resultsMustExist) {
    this.day = day;
    this.source = source;
    this.resultsMustExist = resultsMustExist;
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String label() {
    return name() + " " + source;
  }

  @Override
  public void check() {
    warehouse = day.warehouse();
    warehouse.migrate();
    warehouse.checkCanLoad(day.job().analyses());
    checkDataset();
    day.lake().check();
    if (resultsMustExist) {
      LoadInput.read(day, source);
    }
  }

  private void checkDataset() {
    try (Connection connection = warehouse.connect()) {
      DatasetOfDay.check(connection, day.runDate(), day.job().dataset().name());
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  @Override
  public String run(PipelineRunner runner) {
    long start = System.nanoTime();
    LoadInput input = LoadInput.read(day, source);
    Map<Analysis, DataFile> files = files(input);
    String attempt = UUID.randomUUID().toString();
    sweepStaging();
    try (OpenStaging staging =
        OpenStaging.create(warehouse, StagingTable.of(attempt, Instant.now()))) {
      stage(runner, staging.table(), input, toRead(input, files));
      try (Connection connection = warehouse.connect()) {
        publication(connection, files, input)
            .attempt(attempt)
            .staging(staging.table())
            .ledger(ledger(attempt, input, start))
            .build()
            .run(connection);
      }
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
    long rows = input.results().manifest().files().stream().mapToLong(DataFile::rows).sum();
    return "%-6s %s into %s tables".formatted(source, Figures.rows(rows), files.size());
  }

  private void sweepStaging() {
    try (Connection connection = warehouse.connect()) {
      StagingTable.sweep(connection, Instant.now().minus(STAGING_DEAD_AFTER));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private Map<Analysis, DataFile> files(LoadInput input) {
    Map<Analysis, DataFile> files = new LinkedHashMap<>();
    for (Analysis analysis : day.job().analyses()) {
      DataFile file =
          input
              .results()
              .manifest()
              .file(analysis.name() + ".csv")
              .orElseThrow(
                  () ->
                      StepFailure.wrongUse(
                          "%s has no result %s; run analyze --source=%s --runDate=%s again"
                              .formatted(
                                  input.results().folder().path(),
                                  analysis.name(),
                                  source,
                                  day.runDate())));
      verify(input.results(), file);
      files.put(analysis, file);
    }
    return files;
  }

  private static List<ResultFile> toRead(LoadInput input, Map<Analysis, DataFile> files) {
    return files.entrySet().stream()
        .map(
            each ->
                new ResultFile(
                    each.getKey().name(),
                    input.results().path(each.getValue()),
                    each.getKey().resultColumns(),
                    each.getValue().bytes()))
        .toList();
  }

  private void verify(DayInput results, DataFile file) {
    try {
      VerifiedFile.check(day.lake(), results.data(), file);
    } catch (RuntimeException e) {
      throw results.explained(e, name());
    }
  }

  private void stage(
      PipelineRunner runner, StagingTable staging, LoadInput input, List<ResultFile> files) {
    try {
      runner.run(
          label(),
          pipeline ->
              pipeline
                  .apply(
                      "Results", Create.of(files).withCoder(SerializableCoder.of(ResultFile.class)))
                  .apply("StageResults", StageResults.into(warehouse, staging)));
    } catch (RuntimeException e) {
      throw input.results().explained(e, name());
    }
  }

  private Publication.Builder publication(
      Connection connection, Map<Analysis, DataFile> files, LoadInput input) throws SQLException {
    Map<TargetTable, DataFile> fileByTable = new LinkedHashMap<>();
    for (Map.Entry<Analysis, DataFile> each : files.entrySet()) {
      fileByTable.put(TargetTable.find(connection, each.getKey()), each.getValue());
    }
    return Publication.builder()
        .runDate(day.runDate())
        .source(source)
        .dataset(day.job().dataset().name())
        .results(input.results().manifest())
        .inputBytes(input.raw().manifest().onlyFile().bytes())
        .fileByTable(fileByTable)
        .stillPublished(input::checkStillPublished);
  }

  private List<LedgerEntry> ledger(String attempt, LoadInput input, long startNanos) {
    List<LedgerEntry> ledger = new ArrayList<>();
    ledger.add(LedgerEntry.of(Manifests.rawStep(source), input.raw().manifest()));
    ledger.add(LedgerEntry.of("analyze", input.results().manifest()));
    List<DataFile> files = input.results().manifest().files();
    long rows = files.stream().mapToLong(DataFile::rows).sum();
    long bytes = files.stream().mapToLong(DataFile::bytes).sum();
    long elapsedMillis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    ledger.add(
        new LedgerEntry("load", attempt, rows, rows, 0, bytes, elapsedMillis, Instant.now()));
    return ledger;
  }
}

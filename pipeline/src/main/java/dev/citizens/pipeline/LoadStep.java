package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.StepFailure;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
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
    try (Connection connection = warehouse.connect()) {
      for (Analysis analysis : day.job().analyses()) {
        TargetTable.find(connection, analysis.name(), analysis.resultColumns());
      }
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
    day.lake().check();
    if (resultsMustExist) {
      results();
    }
  }

  @Override
  public String run(PipelineRunner runner) {
    long start = System.nanoTime();
    DayInput input = results();
    Manifest results = input.manifest();
    Manifest raw = DayInput.requireRaw(day, source).manifest();
    Map<Analysis, ResultFile> files = files(input);
    String attempt = UUID.randomUUID().toString();
    sweepStaging();
    try (OpenStaging staging =
        OpenStaging.create(warehouse, StagingTable.of(attempt, Instant.now()))) {
      stage(runner, staging.table(), input, List.copyOf(files.values()));
      try (Connection connection = warehouse.connect()) {
        publication(connection, files, results, raw)
            .attempt(attempt)
            .staging(staging.table())
            .ledger(ledger(attempt, results, raw, start))
            .build()
            .run(connection);
      }
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
    long rows = results.files().stream().mapToLong(DataFile::rows).sum();
    return "%-6s %s into %s tables".formatted(source, Figures.rows(rows), files.size());
  }

  private void sweepStaging() {
    try (Connection connection = warehouse.connect()) {
      StagingTable.sweep(connection, Instant.now().minus(STAGING_DEAD_AFTER));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private DayInput results() {
    return DayInput.require(day, day.resultsFolder(source), "analyze --source=" + source);
  }

  private Map<Analysis, ResultFile> files(DayInput results) {
    Map<Analysis, ResultFile> files = new LinkedHashMap<>();
    for (Analysis analysis : day.job().analyses()) {
      DataFile file =
          results
              .manifest()
              .file(analysis.name() + ".csv")
              .orElseThrow(
                  () ->
                      StepFailure.wrongUse(
                          "%s has no result %s; run analyze --source=%s --runDate=%s again"
                              .formatted(
                                  results.folder().path(),
                                  analysis.name(),
                                  source,
                                  day.runDate())));
      verify(results, file);
      files.put(
          analysis,
          new ResultFile(
              analysis.name(),
              results.path(file),
              analysis.resultColumns().size(),
              file.bytes(),
              file.rows()));
    }
    return files;
  }

  private void verify(DayInput results, DataFile file) {
    try {
      VerifiedFile.check(day.lake(), results.data(), file);
    } catch (RuntimeException e) {
      throw results.explained(e, name());
    }
  }

  private void stage(
      PipelineRunner runner, StagingTable staging, DayInput results, List<ResultFile> files) {
    try {
      runner.run(
          name() + " " + source,
          pipeline ->
              pipeline
                  .apply(
                      "Results", Create.of(files).withCoder(SerializableCoder.of(ResultFile.class)))
                  .apply("StageResults", StageResults.into(warehouse, staging)));
    } catch (RuntimeException e) {
      throw results.explained(e, name());
    }
  }

  private Publication.Builder publication(
      Connection connection, Map<Analysis, ResultFile> files, Manifest results, Manifest raw)
      throws SQLException {
    Map<TargetTable, Long> rowsByTable = new LinkedHashMap<>();
    for (Map.Entry<Analysis, ResultFile> each : files.entrySet()) {
      Analysis analysis = each.getKey();
      rowsByTable.put(
          TargetTable.find(connection, analysis.name(), analysis.resultColumns()),
          each.getValue().rows());
    }
    return Publication.builder()
        .runDate(day.runDate())
        .source(source)
        .results(results)
        .inputBytes(raw.onlyFile().bytes())
        .rowsByTable(rowsByTable);
  }

  private List<LedgerEntry> ledger(
      String attempt, Manifest results, Manifest raw, long startNanos) {
    List<LedgerEntry> ledger = new ArrayList<>();
    ledger.add(LedgerEntry.of(Manifests.rawStep(source), raw));
    ledger.add(LedgerEntry.of("analyze", results));
    long rows = results.files().stream().mapToLong(DataFile::rows).sum();
    long bytes = results.files().stream().mapToLong(DataFile::bytes).sum();
    long elapsedMillis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    ledger.add(
        new LedgerEntry("load", attempt, rows, rows, 0, bytes, elapsedMillis, Instant.now()));
    return ledger;
  }
}

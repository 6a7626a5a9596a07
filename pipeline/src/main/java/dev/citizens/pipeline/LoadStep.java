package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.lake.BadRowPlace;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.load.DatasetOwner;
import dev.citizens.load.LedgerEntry;
import dev.citizens.load.OpenStaging;
import dev.citizens.load.Publication;
import dev.citizens.load.ResultFile;
import dev.citizens.load.StageResults;
import dev.citizens.load.StagedMirror;
import dev.citizens.load.StagingTable;
import dev.citizens.load.Warehouse;
import dev.citizens.pipeline.progress.Workload;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.Create;

/**
 * Publishes the results of a data set in the warehouse; the table itself too, if it is to be there.
 */
final class LoadStep implements Step {
  private static final Duration STAGING_DEAD_AFTER = Duration.ofDays(2);

  private final Day day;
  private final Dataset dataset;
  private final LoadTarget target;
  private final boolean inputMustExist;

  /**
   * The step for a data set whose columns are known.
   *
   * @param target where all data sets of the command are loaded
   * @param inputMustExist whether what is loaded must be there before anything runs; otherwise an
   *     earlier step of the same command publishes it
   */
  LoadStep(Day day, Dataset dataset, LoadTarget target, boolean inputMustExist) {
    this.day = day;
    this.dataset = dataset;
    this.target = target;
    this.inputMustExist = inputMustExist;
  }

  @Override
  public String name() {
    return Steps.LOAD;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    List<Analysis> analyses = dataset.analyses();
    Warehouse warehouse = target.ready();
    checkOwner(warehouse);
    if (inputMustExist) {
      LoadInput.read(day, dataset);
    }
    return runner -> run(runner, warehouse, analyses);
  }

  private void checkOwner(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      DatasetOwner.check(connection, dataset.name(), day.job().name());
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private PreparedStep.Done run(
      PipelineRunner runner, Warehouse warehouse, List<Analysis> analyses) {
    long start = System.nanoTime();
    LoadInput input = LoadInput.read(day, dataset);
    Map<Analysis, List<DataFile>> files = files(analyses, input);
    String attempt = UUID.randomUUID().toString();
    sweepStaging(warehouse);
    try (OpenStaging<StagingTable> staging =
            OpenStaging.create(warehouse, StagingTable.of(attempt, Instant.now()));
        MirrorLoad mirror = MirrorLoad.open(input, warehouse, staging.table())) {
      Optional<StagedMirror> staged =
          stage(runner, warehouse, staging.table(), input, toRead(input, files), mirror);
      try (Connection connection = warehouse.connect()) {
        publication(files, input)
            .attempt(attempt)
            .staging(staging.table())
            .mirror(staged)
            .ledger(ledger(attempt, input, mirror, start))
            .build()
            .run(connection);
      }
      return new PreparedStep.Done(text(input, files.size(), mirror))
          .with(
              new StepManifests(
                  input.raw().manifest(),
                  input.resultsManifest().orElse(null),
                  mirror.file().isPresent()));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private static String text(LoadInput input, int tables, MirrorLoad mirror) {
    Stream<String> results =
        input.resultsManifest().stream()
            .map(
                manifest ->
                    "%s into %s tables"
                        .formatted(
                            Figures.rows(manifest.files().stream().mapToLong(DataFile::rows).sum()),
                            tables));
    return Stream.concat(results, mirror.text().stream()).collect(Collectors.joining("; "));
  }

  private static void sweepStaging(Warehouse warehouse) {
    try (Connection connection = warehouse.connect()) {
      StagingTable.sweep(connection, Instant.now().minus(STAGING_DEAD_AFTER));
    } catch (SQLException e) {
      throw warehouse.failure(e);
    }
  }

  private Map<Analysis, List<DataFile>> files(List<Analysis> analyses, LoadInput input) {
    Map<Analysis, List<DataFile>> files = new LinkedHashMap<>();
    for (Analysis analysis : analyses) {
      List<DataFile> ofAnalysis = input.results().manifest().filesOf(analysis.name());
      if (ofAnalysis.isEmpty()) {
        throw StepFailure.wrongUse(
            "%s has no result %s; run %s --runDate=%s again"
                .formatted(
                    input.results().folder().path(),
                    analysis.name(),
                    DayInput.command(Steps.ANALYZE, dataset),
                    day.runDate()));
      }
      ofAnalysis.forEach(file -> verify(input.results(), file));
      files.put(analysis, ofAnalysis);
    }
    return files;
  }

  private static List<ResultFile> toRead(LoadInput input, Map<Analysis, List<DataFile>> files) {
    List<ResultFile> toRead = new ArrayList<>();
    files.forEach(
        (analysis, ofAnalysis) ->
            ofAnalysis.forEach(
                file ->
                    toRead.add(
                        new ResultFile(
                            analysis.name(),
                            input.results().path(file),
                            analysis.resultColumns(),
                            file.bytes()))));
    return toRead;
  }

  private void verify(DayInput results, DataFile file) {
    try {
      VerifiedFile.check(day.lake(), results.data(), file);
    } catch (RuntimeException e) {
      throw results.explained(e, name());
    }
  }

  private Optional<StagedMirror> stage(
      PipelineRunner runner,
      Warehouse warehouse,
      StagingTable staging,
      LoadInput input,
      List<ResultFile> files,
      MirrorLoad mirror) {
    try {
      runner.run(
          Workload.ofBytes(label(), mirror.file().map(DataFile::bytes).orElse(0L)),
          pipeline -> {
            pipeline
                .apply("Results", Create.of(files).withCoder(ResultFile.CODER))
                .apply("StageResults", StageResults.into(warehouse, staging));
            mirror.addTo(pipeline);
          });
      return mirror.staged();
    } catch (RuntimeException e) {
      throw input.explained(e, name());
    }
  }

  private Publication.Builder publication(Map<Analysis, List<DataFile>> files, LoadInput input) {
    return Publication.builder()
        .runDate(day.runDate())
        .dataset(dataset.name())
        .job(day.job().name())
        .results(input.basis().manifest())
        .inputBytes(input.raw().manifest().onlyFile().bytes())
        .moment(input.raw().manifest().moment())
        .firstBadRows(firstBadRows(input.basis().manifest()))
        .sources(Objects.requireNonNullElse(input.raw().manifest().sources(), List.of()))
        .filesByAnalysis(files)
        .readerRole(day.warehouseReader())
        .stillPublished(input::checkStillPublished);
  }

  /** Where the first bad rows stand that belong to the results. */
  private List<BadRowPlace> firstBadRows(Manifest results) {
    return results.badRows() == 0
        ? List.of()
        : day.lake()
            .findBeside(day.quarantineFolder(dataset), results.attempt())
            .map(Manifest::firstBadRows)
            .orElse(List.of());
  }

  private List<LedgerEntry> ledger(
      String attempt, LoadInput input, MirrorLoad mirror, long startNanos) {
    List<LedgerEntry> ledger = new ArrayList<>();
    ledger.add(LedgerEntry.of(dataset.rawStep(), input.raw().manifest()));
    List<DataFile> files = new ArrayList<>(mirror.file().stream().toList());
    input
        .resultsManifest()
        .ifPresent(
            results -> {
              ledger.add(LedgerEntry.of(Steps.ANALYZE, results));
              files.addAll(results.files());
            });
    long rows = files.stream().mapToLong(DataFile::rows).sum();
    long bytes = files.stream().mapToLong(DataFile::bytes).sum();
    long elapsedMillis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
    ledger.add(
        new LedgerEntry(Steps.LOAD, attempt, rows, rows, 0, bytes, elapsedMillis, Instant.now()));
    return ledger;
  }
}

package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.analyze.AnalyzeCsv;
import dev.citizens.analyze.ResultsFiles;
import dev.citizens.analyze.ScanRange;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.analyze.SlotResult;
import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.transforms.Create;

/** Answers what is asked of a data set, from its raw file in the lake. */
final class AnalyzeStep implements Step {
  /** About how much of the file is an element; the manifest has no more splits than this needs. */
  static final long RANGE_BYTES = 32L << 20;

  private final Day day;
  private final Dataset dataset;
  private final boolean rawMustExist;

  /**
   * The step for a data set whose columns are known.
   *
   * @param rawMustExist whether the raw file must be there before anything runs; otherwise an
   *     earlier step of the same command publishes it
   */
  AnalyzeStep(Day day, Dataset dataset, boolean rawMustExist) {
    this.day = day;
    this.dataset = dataset;
    this.rawMustExist = rawMustExist;
  }

  @Override
  public String name() {
    return Steps.ANALYZE;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    List<Analysis> analyses = dataset.analyses();
    day.requireOwnFolder(day.resultsFolder(dataset));
    if (rawMustExist) {
      requireColumns(DayInput.requireRaw(day, dataset));
    }
    return runner -> run(runner, analyses);
  }

  private PreparedStep.Done run(PipelineRunner runner, List<Analysis> analyses) {
    long start = System.nanoTime();
    DayInput input = DayInput.requireRaw(day, dataset);
    requireColumns(input);
    Manifest raw = input.manifest();
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      ResultsFiles results = scan(runner, analyses, input, attempt);
      ScanTotals totals = results.totals();
      DayFolder badRows = day.quarantineFolder(dataset);
      Quarantine quarantine = Quarantine.of(day, badRows, attempt, raw, totals, start);
      QualityGate gate = new QualityGate(dataset, raw.onlyFile().name());
      gate.warnings(totals)
          .forEach(warning -> System.err.println("citizens: " + Printable.of(warning)));
      gate.check(totals, quarantine::keepAside);
      DayFolder folder = day.resultsFolder(dataset);
      Attempt data = attempt.within("results");
      Manifest manifest =
          Manifests.builder(day, folder, data, start)
              .files(results.write(day.lake(), data))
              .columns(ManifestColumn.of(dataset.columns()))
              .questions(questions(analyses))
              .rowsRead(raw.rowsRead())
              .badRows(totals.badRows().count())
              .badLines(totals.badRows().extent().lines())
              .badBytes(totals.badRows().extent().bytes())
              .fingerprint(totals.fingerprint().toString())
              .inputAttempt(raw.attempt())
              .build();
      quarantine.keepBesideResults();
      day.lake().publishFolder(data, folder, manifest, badRows);
      return new PreparedStep.Done(
          String.format(
              Locale.ROOT,
              "%s, %s, %d results",
              Figures.rows(raw.rowsRead()),
              Figures.bad(totals.badRows()),
              analyses.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is read may have been published before the job file was changed. */
  private void requireColumns(DayInput raw) {
    List<String> published = raw.manifest().columns().stream().map(ManifestColumn::name).toList();
    if (!published.equals(dataset.columnNames())) {
      throw StepFailure.wrongUse(
          "%s has the columns %s, and the job file says %s; run %s --runDate=%s again"
              .formatted(
                  raw.folder().path(),
                  String.join(",", published),
                  String.join(",", dataset.columnNames()),
                  DayInput.command(dataset.rawStep(), dataset),
                  day.runDate()));
    }
  }

  /** What each result answers, by its name. */
  static Map<String, String> questions(List<Analysis> analyses) {
    Map<String, String> questions = new LinkedHashMap<>();
    analyses.forEach(analysis -> questions.put(analysis.name(), analysis.question()));
    return questions;
  }

  /** Scans the raw file, and checks that what was counted is what lies there. */
  private ResultsFiles scan(
      PipelineRunner runner, List<Analysis> analyses, DayInput raw, Attempt attempt) {
    DataFile file = raw.manifest().onlyFile();
    try {
      VerifiedFile.checkLength(day.lake(), raw.data(), file);
      ResultsFiles results = ResultsFiles.of(analyses, scanRanges(runner, analyses, raw, attempt));
      VerifiedFile.checkScanned(raw.data(), file, results.totals().ranges());
      checkAllRowsSeen(raw.manifest(), results.totals());
      return results;
    } catch (IOException | RuntimeException e) {
      throw raw.explained(e, name());
    }
  }

  private List<SlotResult> scanRanges(
      PipelineRunner runner, List<Analysis> analyses, DayInput raw, Attempt attempt) {
    DataFile file = raw.manifest().onlyFile();
    List<ScanRange> ranges =
        ScanRange.tile(raw.path(file), raw.manifest().splits(), file.bytes(), RANGE_BYTES);
    String collected = attempt.file("slots");
    runner.run(
        label(),
        pipeline ->
            pipeline
                .apply("Ranges", Create.of(ranges).withCoder(ScanRange.CODER))
                .apply(
                    "AnalyzeCsv",
                    AnalyzeCsv.of(analyses, dataset.columns(), dataset.dialect(), attempt))
                .apply("Collect", CollectToFile.at(collected)));
    return CollectToFile.read(collected, SlotResult.CODER);
  }

  private void checkAllRowsSeen(Manifest raw, ScanTotals totals) {
    long badRows = totals.badRows().count();
    long seen = totals.rows() + badRows;
    if (seen != raw.rowsRead()) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "%s rows and %s bad rows were scanned, and the manifest of %s has %s in all"
              .formatted(totals.rows(), badRows, dataset.name(), raw.rowsRead()));
    }
    boolean comparable = raw.fingerprint() != null && badRows == 0;
    if (comparable && !raw.fingerprint().equals(totals.fingerprint().toString())) {
      throw new StepFailure(
          ExitStatus.RECONCILIATION,
          "the rows in the lake are not those that were extracted: fingerprint %s instead of %s; "
                  .formatted(totals.fingerprint(), raw.fingerprint())
              + "run extract again");
    }
  }
}

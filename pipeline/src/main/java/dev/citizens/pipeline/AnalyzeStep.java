package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.analyze.ResultsFiles;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.failures.Printable;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.lake.RowPlaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers what is asked of a data set, from its raw file in the lake. */
final class AnalyzeStep implements Step {
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
      RawScan.require(day, dataset);
    }
    return runner -> run(runner, analyses);
  }

  private PreparedStep.Done run(PipelineRunner runner, List<Analysis> analyses) {
    long start = System.nanoTime();
    RawScan scan = RawScan.require(day, dataset);
    Manifest raw = scan.manifest();
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      ResultsFiles results = scan.answer(analyses, runner, attempt, name());
      ScanTotals totals = results.totals();
      DayFolder badRows = day.quarantineFolder(dataset);
      BadRowPlaces places = scan.badRowPlaces(totals, name());
      Quarantine quarantine =
          Quarantine.of(day, badRows, attempt, raw, totals, places.places(), start);
      QualityGate gate = new QualityGate(dataset, RowPlaces.of(raw));
      gate.warnings(totals)
          .forEach(warning -> System.err.println("citizens: " + Printable.of(warning)));
      gate.check(totals, day.verdicts(), places.lines(), quarantine::keepAside);
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
              analyses.size()),
          places.lines(),
          null,
          new StepManifests(raw, manifest, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each result answers, by its name. */
  static Map<String, String> questions(List<Analysis> analyses) {
    Map<String, String> questions = new LinkedHashMap<>();
    analyses.forEach(analysis -> questions.put(analysis.name(), analysis.question()));
    return questions;
  }
}

package dev.citizens.pipeline;

import dev.citizens.analyze.AnalyzeCsv;
import dev.citizens.analyze.ResultsFiles;
import dev.citizens.analyze.ScanRange;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.analyze.SlotResult;
import dev.citizens.csv.CsvDialect;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Dataset;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.CollectToFile;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.OpenAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/** Answers the analyses of the job file for one source, from its raw file in the lake. */
final class AnalyzeStep implements Step {
  /** About how much of the file is an element; the manifest has no more splits than this needs. */
  static final long RANGE_BYTES = 32L << 20;

  private final Day day;
  private final String source;
  private final boolean rawMustExist;

  /**
   * The step for a source.
   *
   * @param rawMustExist whether the raw file must be there before anything runs; otherwise an
   *     earlier step of the same command publishes it
   */
  AnalyzeStep(Day day, String source, boolean rawMustExist) {
    this.day = day;
    this.source = source;
    this.rawMustExist = rawMustExist;
  }

  @Override
  public String name() {
    return "analyze";
  }

  @Override
  public String label() {
    return name() + " " + source;
  }

  @Override
  public void check() {
    day.lake().check();
    DayFolder folder = day.rawFolder(source);
    if (rawMustExist) {
      DayInput.require(day, folder, Manifests.rawStep(source));
    }
  }

  @Override
  public String run(PipelineRunner runner) {
    long start = System.nanoTime();
    DayInput input = DayInput.requireRaw(day, source);
    Manifest raw = input.manifest();
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      ResultsFiles results = new ResultsFiles(day.job().analyses(), scan(runner, input, attempt));
      ScanTotals totals = results.totals();
      DayFolder badRows = day.quarantineFolder(source);
      Quarantine quarantine = Quarantine.of(day.lake(), badRows, attempt, raw, totals, start);
      QualityGate gate = new QualityGate(day.job().quality(), source, raw.onlyFile().name());
      gate.warnings(totals)
          .forEach(warning -> System.err.println("citizens: " + Printable.of(warning)));
      gate.check(totals, quarantine::keepAside);
      DayFolder folder = day.resultsFolder(source);
      Attempt data = attempt.within("results");
      Manifest manifest =
          Manifests.builder(folder, data, start)
              .files(results.write(data))
              .columns(raw.columns())
              .rowsRead(raw.rowsRead())
              .badRows(totals.badRows().count())
              .badLines(totals.badRows().extent().lines())
              .badBytes(totals.badRows().extent().bytes())
              .fingerprint(totals.fingerprint().toString())
              .inputAttempt(raw.attempt())
              .build();
      quarantine.keepBesideResults();
      day.lake().publishFolder(data, folder, manifest, badRows);
      return String.format(
          Locale.ROOT,
          "%-6s %s, %s, %d results",
          source,
          Figures.rows(raw.rowsRead()),
          Figures.bad(totals.badRows()),
          manifest.files().size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Scans the raw file, and checks that what was counted is what lies there. */
  private List<SlotResult> scan(PipelineRunner runner, DayInput raw, Attempt attempt) {
    DataFile file = raw.manifest().onlyFile();
    try {
      VerifiedFile.checkLength(day.lake(), raw.data(), file);
      List<SlotResult> results = scanRanges(runner, raw, attempt);
      ScanTotals totals = new ResultsFiles(day.job().analyses(), results).totals();
      VerifiedFile.checkScanned(raw.data(), file, totals.ranges());
      checkAllRowsSeen(raw.manifest(), totals);
      return results;
    } catch (IOException | RuntimeException e) {
      throw raw.explained(e, name());
    }
  }

  private List<SlotResult> scanRanges(PipelineRunner runner, DayInput raw, Attempt attempt) {
    DataFile file = raw.manifest().onlyFile();
    List<ScanRange> ranges =
        ScanRange.tile(raw.path(file), raw.manifest().splits(), file.bytes(), RANGE_BYTES);
    Dataset dataset = day.job().dataset();
    CsvDialect dialect =
        source.equals("csv")
            ? dataset.dialect()
            : CsvDialect.COMMA.withColumns(dataset.columns().size());
    String collected = attempt.file("slots");
    runner.run(
        label(),
        pipeline ->
            pipeline
                .apply("Ranges", Create.of(ranges).withCoder(SerializableCoder.of(ScanRange.class)))
                .apply(
                    "AnalyzeCsv",
                    AnalyzeCsv.of(day.job().analyses(), dataset.columns(), dialect, attempt))
                .apply("Collect", CollectToFile.at(collected)));
    return CollectToFile.read(collected, SerializableCoder.of(SlotResult.class));
  }

  private void checkAllRowsSeen(Manifest raw, ScanTotals totals) {
    long badRows = totals.badRows().count();
    long seen = totals.rows() + badRows;
    if (seen != raw.rowsRead()) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "%s rows and %s bad rows were scanned, and the manifest of %s has %s in all"
              .formatted(totals.rows(), badRows, source, raw.rowsRead()));
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

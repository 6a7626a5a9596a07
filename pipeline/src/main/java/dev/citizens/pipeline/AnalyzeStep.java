package dev.citizens.pipeline;

import dev.citizens.analyze.AnalyzeCsv;
import dev.citizens.analyze.QuarantineWriter;
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
import dev.citizens.lake.Manifest;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.lake.WrittenPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/** Answers the analyses of the job file for one source, from its raw file in the lake. */
final class AnalyzeStep implements Step {
  /** About how much of the file is an element; the manifest has no more splits than this needs. */
  static final long RANGE_BYTES = 32L << 20;

  private static final String QUARANTINE_FILE = "bad_rows.csv";

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
    String folder = day.rawFolder(source);
    if (rawMustExist) {
      Manifests.require(day, folder, Manifests.rawStep(source));
    }
  }

  @Override
  public String run(PipelineRunner runner) {
    long start = System.nanoTime();
    String folder = day.rawFolder(source);
    Manifest raw = Manifests.require(day, folder, Manifests.rawStep(source));
    VerifiedFile.checkLength(day.lake(), folder, raw.onlyFile());
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      ResultsFiles results =
          new ResultsFiles(day.job().analyses(), scan(runner, folder, raw, attempt));
      ScanTotals totals = results.totals();
      VerifiedFile.checkScanned(folder, raw.onlyFile(), totals.ranges());
      checkAllRowsSeen(raw, totals);
      String quarantine = publishQuarantine(attempt, totals);
      QualityGate gate = new QualityGate(day.job().quality(), source, raw.onlyFile().name());
      gate.warnings(totals)
          .forEach(warning -> System.err.println("citizens: " + Printable.of(warning)));
      gate.check(totals, () -> quarantine);
      Manifest manifest =
          Manifests.builder(day, attempt, source, start)
              .files(results.write(attempt))
              .columns(raw.columns())
              .rowsRead(raw.rowsRead())
              .badRows(totals.badRows().count())
              .badLines(totals.badRows().extent().lines())
              .badBytes(totals.badRows().extent().bytes())
              .fingerprint(totals.fingerprint().toString())
              .inputAttempt(raw.attempt())
              .build();
      day.lake()
          .publishFolder(attempt, day.lake().paths().results(source, day.runDate()), manifest);
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

  private List<SlotResult> scan(PipelineRunner runner, String folder, Manifest raw, Attempt attempt)
      throws IOException {
    DataFile file = raw.onlyFile();
    List<ScanRange> ranges =
        ScanRange.tile(folder + "/" + file.name(), raw.splits(), file.bytes(), RANGE_BYTES);
    Dataset dataset = day.job().dataset();
    CsvDialect dialect =
        source.equals("csv")
            ? dataset.dialect()
            : CsvDialect.COMMA.withColumns(dataset.columns().size());
    String collected = attempt.file("slots");
    runner.run(
        name() + " " + source,
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

  private String publishQuarantine(Attempt attempt, ScanTotals totals) {
    String header = attempt.file("quarantine-header");
    day.lake().writeText(header, QuarantineWriter.HEADER);
    List<String> parts = new ArrayList<>(List.of(header));
    totals.quarantine().stream().map(WrittenPart::path).forEach(parts::add);
    String joined = attempt.file(QUARANTINE_FILE);
    day.lake().concat(parts, joined);
    String target = day.lake().paths().quarantine(source, day.runDate()) + "/" + QUARANTINE_FILE;
    day.lake().publish(joined, target);
    return target;
  }
}

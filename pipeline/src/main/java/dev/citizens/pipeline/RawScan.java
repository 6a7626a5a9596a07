package dev.citizens.pipeline;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partitions;
import dev.citizens.analyze.AnalyzeCsv;
import dev.citizens.analyze.ResultsFiles;
import dev.citizens.analyze.ScanRange;
import dev.citizens.analyze.ScanTotals;
import dev.citizens.analyze.SlotResult;
import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.RowPlaces;
import dev.citizens.parquet.WriteParquet;
import dev.citizens.parquet.WrittenFile;
import dev.citizens.pipeline.progress.Workload;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/** One pass over the raw file of a data set, which answers questions. */
final class RawScan {
  /** About how much of the file is an element; the manifest has no more splits than this needs. */
  static final long RANGE_BYTES = 32L << 20;

  /** About how much of the file becomes a Parquet file, which has a fraction of its bytes. */
  private static final long PARQUET_RANGE_BYTES = 128L << 20;

  /** So few ranges have few groups, too. */
  private static final int FEW_RANGES = 8;

  private final Day day;
  private final Dataset dataset;
  private final DayInput raw;

  private RawScan(Day day, Dataset dataset, DayInput raw) {
    this.day = day;
    this.dataset = dataset;
    this.raw = raw;
  }

  /**
   * The scan of what is published now.
   *
   * @throws StepFailure with status 10 if nothing is, 2 if it has other columns than the job file
   *     says, as it was published before the job file was changed
   */
  static RawScan require(Day day, Dataset dataset) {
    DayInput raw = DayInput.requireRaw(day, dataset);
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
    return new RawScan(day, dataset, raw);
  }

  /** What describes the raw file. */
  Manifest manifest() {
    return raw.manifest();
  }

  /**
   * Scans the raw file, and checks that what was counted is what lies there.
   *
   * @param step for messages
   * @throws StepFailure if it is not, or cannot be read
   */
  ResultsFiles answer(
      List<Analysis> analyses, PipelineRunner runner, Attempt attempt, String step) {
    List<ScanRange> ranges = ranges(RANGE_BYTES);
    AnalyzeCsv analyze =
        AnalyzeCsv.of(
                analyses,
                dataset.columns(),
                dataset.dialect(),
                RowPlaces.of(raw.manifest()),
                attempt)
            .withParts(parts(ranges.size()));
    return checked(
        step,
        () ->
            ResultsFiles.of(
                analyses,
                run(runner, step, ranges, analyze, attempt.file("slots"), SlotResult.CODER)),
        ResultsFiles::totals);
  }

  /**
   * Writes the rows of the raw file as Parquet, and checks as {@link #answer} does.
   *
   * @param step for messages
   * @return the files, in the order of the raw file; at least one
   * @throws StepFailure if what was counted is not what lies there, or cannot be read
   */
  List<WrittenFile> toParquet(PipelineRunner runner, Attempt attempt, String step) {
    DataFile file = raw.manifest().onlyFile();
    List<ScanRange> found = ranges(PARQUET_RANGE_BYTES);
    List<ScanRange> ranges =
        found.isEmpty() // what has no rows has columns
            ? List.of(new ScanRange(raw.path(file), 0, file.bytes(), file.bytes()))
            : found;
    WriteParquet write = WriteParquet.of(dataset.columns(), dataset.dialect(), attempt);
    return checked(
        step,
        () ->
            run(runner, step, ranges, write, attempt.file("written"), WrittenFile.CODER).stream()
                .sorted(Comparator.comparingInt(WrittenFile::number))
                .toList(),
        WrittenFile::totals);
  }

  /**
   * Where the first bad rows stand that a scan has found.
   *
   * @throws StepFailure if the raw file cannot be read
   */
  BadRowPlaces badRowPlaces(ScanTotals totals, String step) {
    try {
      return BadRowPlaces.of(raw.manifest(), raw.path(raw.manifest().onlyFile()), totals);
    } catch (IOException e) {
      throw raw.explained(e, step);
    }
  }

  private List<ScanRange> ranges(long targetBytes) {
    DataFile file = raw.manifest().onlyFile();
    return ScanRange.tile(raw.path(file), raw.manifest().splits(), file.bytes(), targetBytes);
  }

  /**
   * Runs a pipeline over the ranges.
   *
   * @param collected where workers put what comes of it
   */
  private <T> List<T> run(
      PipelineRunner runner,
      String step,
      List<ScanRange> ranges,
      PTransform<PCollection<ScanRange>, PCollection<T>> transform,
      String collected,
      Coder<T> coder) {
    runner.run(
        Workload.ofBytes(step + " " + dataset.name(), raw.manifest().onlyFile().bytes()),
        pipeline ->
            pipeline
                .apply("Ranges", Create.of(ranges).withCoder(ScanRange.CODER))
                .apply(transform)
                .apply("Collect", CollectToFile.at(collected)));
    return CollectToFile.read(collected, coder);
  }

  /** Scans, and checks that each byte and each row of the raw file was seen. */
  private <T> T checked(String step, Supplier<T> scan, Function<T, ScanTotals> totals) {
    DataFile file = raw.manifest().onlyFile();
    try {
      VerifiedFile.checkLength(day.lake(), raw.data(), file);
      T scanned = scan.get();
      ScanTotals seen = totals.apply(scanned);
      VerifiedFile.checkScanned(raw.data(), file, seen.ranges());
      checkAllRowsSeen(seen);
      return scanned;
    } catch (IOException | RuntimeException e) {
      throw raw.explained(e, step);
    }
  }

  /** Into how many parts answers are cut: what a part holds of a large file must be little. */
  private static int parts(int ranges) {
    return ranges < FEW_RANGES ? Math.max(1, ranges) : Partitions.COUNT;
  }

  private void checkAllRowsSeen(ScanTotals totals) {
    Manifest manifest = raw.manifest();
    long badRows = totals.badRows().count();
    long seen = totals.rows() + badRows;
    if (seen != manifest.rowsRead()) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "%s rows and %s bad rows were scanned, and the manifest of %s has %s in all"
              .formatted(totals.rows(), badRows, dataset.name(), manifest.rowsRead()));
    }
    boolean comparable = manifest.fingerprint() != null && badRows == 0;
    if (comparable && !manifest.fingerprint().equals(totals.fingerprint().toString())) {
      AskedRows.requireColumns(day, dataset, raw); // of another type they are other values
      throw new StepFailure(
          ExitStatus.RECONCILIATION,
          "the rows in the lake are not those that were extracted: fingerprint %s instead of %s; "
                  .formatted(totals.fingerprint(), manifest.fingerprint())
              + "run extract again");
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.analyze.ScanTotals;
import dev.citizens.csv.BadRows;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.job.Questions;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.lake.RowPlaces;
import dev.citizens.parquet.WrittenFile;
import dev.citizens.report.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the rows of a data set, from its raw file in the lake, as Parquet files beside it. */
final class ParquetStep implements Step {
  private final Day day;
  private final Dataset dataset;
  private final boolean rawMustExist;

  /**
   * The step for a data set whose columns are known.
   *
   * @param rawMustExist whether the raw file must be there before anything runs; otherwise an
   *     earlier step of the same command publishes it
   */
  ParquetStep(Day day, Dataset dataset, boolean rawMustExist) {
    this.day = day;
    this.dataset = dataset;
    this.rawMustExist = rawMustExist;
  }

  @Override
  public String name() {
    return Steps.PARQUET;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    day.requireOwnFolder(day.parquetFolder(dataset));
    if (rawMustExist) {
      RawScan.require(day, dataset);
    }
    return this::run;
  }

  private PreparedStep.Done run(PipelineRunner runner) {
    long start = System.nanoTime();
    RawScan scan = RawScan.require(day, dataset);
    Manifest raw = scan.manifest();
    DayFolder folder = day.parquetFolder(dataset);
    try (OpenAttempt open = day.lake().newAttempt()) {
      Attempt attempt = open.attempt();
      Attempt data = attempt.within("parquet");
      List<WrittenFile> written = scan.toParquet(runner, attempt, name());
      ScanTotals totals = WrittenFile.totals(written);
      BadRows bad = totals.badRows();
      if (dataset.questions() == Questions.NONE) { // else analyze judges them
        new QualityGate(dataset, RowPlaces.of(raw)).checkUnasked(totals, day.verdicts());
      }
      List<DataFile> files = files(written, data);
      requireRows(files, totals.rows());
      Manifest manifest =
          Manifests.builder(day, folder, data, start)
              .files(files)
              .columns(ManifestColumn.of(dataset.columns()))
              .rowsRead(raw.rowsRead())
              .badRows(bad.count())
              .badLines(bad.extent().lines())
              .badBytes(bad.extent().bytes())
              .fingerprint(totals.fingerprint().toString())
              .inputAttempt(raw.attempt())
              .build();
      day.lake().publishListed(data, folder, manifest, attempt);
      return new PreparedStep.Done(
              String.format(
                  Locale.ROOT,
                  "%s, %s, %s in %d %s",
                  Figures.rows(raw.rowsRead()),
                  Figures.bad(bad),
                  Shown.bytes(files.stream().mapToLong(DataFile::bytes).sum()),
                  files.size(),
                  files.size() == 1 ? "file" : "files"))
          .with(new StepManifests(raw, manifest, false));
    }
  }

  /** Moves what the workers have written, and nothing else, into a folder; checks it there. */
  private List<DataFile> files(List<WrittenFile> written, Attempt data) {
    List<DataFile> files = new ArrayList<>();
    for (WrittenFile each : written) {
      DataFile file =
          new DataFile(
              String.format(Locale.ROOT, "part-%05d.parquet", each.number()),
              each.part().bytes(),
              DataFile.hex(each.part().crc32c()),
              each.part().rows());
      day.lake().publish(each.part().path(), data.file(file.name()));
      VerifiedFile.check(day.lake(), data.folder(), file);
      files.add(file);
    }
    return files;
  }

  private void requireRows(List<DataFile> files, long scanned) {
    long rows = files.stream().mapToLong(DataFile::rows).sum();
    if (rows != scanned) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "%s rows of %s were written as Parquet, and %s were scanned; nothing was published"
              .formatted(rows, dataset.name(), scanned));
    }
  }
}

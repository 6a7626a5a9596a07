package dev.citizens.pipeline;

import dev.citizens.csv.SplitIndex;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.upload.CopiedRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the CSV file of the day into the lake, byte by byte the same, or else unpacked and in UTF-8.
 */
final class UploadStep implements Step {
  private final Day day;
  private final Dataset dataset;

  UploadStep(Day day, Dataset dataset) {
    this.day = day;
    this.dataset = dataset;
  }

  @Override
  public String name() {
    return Steps.UPLOAD;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    CsvSource source = CsvSource.of(day.csv(dataset), dataset, day.hdfsConfiguration());
    new StaleInput(day, dataset).requireChangedSinceTheDayBegan(source);
    day.requireOwnFolder(day.rawFolder(dataset));
    return runner -> run(runner, source);
  }

  private PreparedStep.Done run(PipelineRunner runner, CsvSource source) {
    long start = System.nanoTime();
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      SourceCopy.Copied copied =
          new SourceCopy(runner, label(), source, dataset, attempt.attempt()).make();
      Manifest manifest = join(source, attempt.attempt(), copied, start);
      String same = new StaleInput(day, dataset).sameBytes(manifest.onlyFile());
      day.lake().publishFolder(attempt.attempt().within("raw"), day.rawFolder(dataset), manifest);
      return new PreparedStep.Done(Figures.of(manifest) + cost(source) + same);
    }
  }

  /** Why it took longer than a plain file of that length, if it did. */
  private static String cost(CsvSource source) {
    return source.form().isPlain()
        ? ""
        : ", converted in one stream by one task from %s".formatted(source.size());
  }

  /** Makes the file of what was copied; the manifest says what is to be published. */
  private Manifest join(
      CsvSource source, Attempt attempt, SourceCopy.Copied sourceCopy, long startNanos) {
    List<CopiedRange> copied = sourceCopy.ranges();
    SplitIndex index =
        SplitIndex.of(
            source.dataStart(), copied.stream().flatMap(range -> range.traces().stream()).toList());
    PartChecksum checksum = new PartChecksum();
    copied.forEach(range -> checksum.append(range.part().crc32c(), range.part().bytes()));
    DataFile file =
        new DataFile(
            dataset.file().fileName(day.runDate()),
            index.end(),
            DataFile.hex(checksum.value()),
            index.records());
    List<String> parts = copied.stream().map(range -> range.part().path()).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, parts, file);
    List<Long> splits = new ArrayList<>(List.of(source.dataStart()));
    index.starts().stream().filter(at -> at > source.dataStart()).forEach(splits::add);
    return Manifests.builder(day, day.rawFolder(dataset), data, startNanos)
        .files(List.of(file))
        .columns(ManifestColumn.of(dataset.columns()))
        .rowsRead(index.records())
        .splits(splits)
        .source(sourceCopy.source())
        .build();
  }
}

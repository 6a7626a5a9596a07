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
 * Puts the CSV file of the day into the lake, byte by byte the same, or else unpacked and in UTF-8,
 * or made of several.
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
    CsvSources sources = CsvSources.of(day, dataset);
    StaleInput stale = new StaleInput(day, dataset);
    sources.all().forEach(stale::requireChangedSinceTheDayBegan);
    day.requireOwnFolder(day.rawFolder(dataset));
    return PreparedStep.reading(
        sources.all().size(), sources.bytes(), runner -> run(runner, sources));
  }

  private PreparedStep.Done run(PipelineRunner runner, CsvSources sources) {
    long start = System.nanoTime();
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      SourceCopy.Copied copied =
          new SourceCopy(runner, label(), sources, dataset, attempt.attempt()).make();
      Manifest manifest = join(sources.fileName(), attempt.attempt(), copied, start);
      String same = new StaleInput(day, dataset).sameBytes(manifest.onlyFile());
      day.lake().publishFolder(attempt.attempt().within("raw"), day.rawFolder(dataset), manifest);
      return new PreparedStep.Done(Figures.of(manifest) + sources.cost() + same)
          .with(StepManifests.ofRaw(manifest));
    }
  }

  /** Makes the file of what was copied; the manifest says what is to be published. */
  private Manifest join(
      String fileName, Attempt attempt, SourceCopy.Copied sourceCopy, long startNanos) {
    List<CopiedRange> copied = sourceCopy.ranges();
    long dataStart = sourceCopy.dataStart();
    SplitIndex index =
        SplitIndex.of(
            dataStart, copied.stream().flatMap(range -> range.traces().stream()).toList());
    PartChecksum checksum = new PartChecksum();
    copied.forEach(range -> checksum.append(range.part().crc32c(), range.part().bytes()));
    DataFile file =
        new DataFile(fileName, index.end(), DataFile.hex(checksum.value()), index.records());
    List<String> parts = copied.stream().map(range -> range.part().path()).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, parts, file);
    List<Long> splits = new ArrayList<>(List.of(dataStart));
    index.starts().stream().filter(at -> at > dataStart).forEach(splits::add);
    return Manifests.builder(day, day.rawFolder(dataset), data, startNanos)
        .files(List.of(file))
        .columns(ManifestColumn.of(dataset.columns()))
        .rowsRead(index.records())
        .splits(splits)
        .sources(sourceCopy.sources())
        .build();
  }
}

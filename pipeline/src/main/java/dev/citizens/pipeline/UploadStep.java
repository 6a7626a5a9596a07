package dev.citizens.pipeline;

import dev.citizens.csv.SplitIndex;
import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.upload.ByteSource;
import dev.citizens.upload.CopiedRange;
import dev.citizens.upload.CopyRanges;
import dev.citizens.upload.RangeServer;
import dev.citizens.upload.SharedFile;
import dev.citizens.upload.SourceRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;

/** Puts the CSV file of the day into the lake, byte by byte the same. */
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
    day.requireOwnFolder(day.rawFolder(dataset));
    return runner -> run(runner, source);
  }

  private PreparedStep.Done run(PipelineRunner runner, CsvSource source) {
    long start = System.nanoTime();
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      List<CopiedRange> copied = copyUnchanged(runner, source, attempt.attempt());
      Manifest manifest = publish(source, attempt.attempt(), copied, start);
      return new PreparedStep.Done(Figures.of(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<CopiedRange> copyUnchanged(PipelineRunner runner, CsvSource source, Attempt attempt)
      throws IOException {
    List<CopiedRange> copied;
    try {
      copied =
          source.onThisHost() && runner.driverHost() != null
              ? copyServed(runner, source, attempt)
              : copy(runner, source, new SharedFile(source.path().text()), attempt);
    } catch (IOException | RuntimeException e) {
      throw source.explained(e);
    }
    source.checkUnchanged();
    return copied;
  }

  private List<CopiedRange> copyServed(PipelineRunner runner, CsvSource source, Attempt attempt)
      throws IOException {
    try (RangeServer server = new RangeServer(source.path().local(), runner.driverHost())) {
      List<CopiedRange> copied = copy(runner, source, server.servedFile(), attempt);
      for (CopiedRange range : copied) {
        Integer sent = server.crc32c(range.start());
        if (sent == null || sent != range.part().crc32c()) {
          throw new StepFailure(
              ExitStatus.PIPELINE_FAILED,
              "the bytes of %s from %s on changed on their way to the worker; run upload again"
                  .formatted(source.path().text(), range.start()));
        }
      }
      return copied;
    }
  }

  private List<CopiedRange> copy(
      PipelineRunner runner, CsvSource source, ByteSource bytes, Attempt attempt)
      throws IOException {
    String collected = attempt.file("copied");
    runner.run(
        label(),
        pipeline ->
            pipeline
                .apply(
                    "Ranges",
                    Create.of(SourceRange.tile(source.bytes())).withCoder(SourceRange.CODER))
                .apply(
                    "CopyRanges",
                    CopyRanges.of(bytes, dataset.dialect(), source.dataStart(), attempt))
                .apply("Collect", CollectToFile.at(collected)));
    List<CopiedRange> copied = new ArrayList<>(CollectToFile.read(collected, CopiedRange.CODER));
    copied.sort(Comparator.comparingLong(CopiedRange::start));
    return copied;
  }

  private Manifest publish(
      CsvSource source, Attempt attempt, List<CopiedRange> copied, long startNanos) {
    SplitIndex index =
        SplitIndex.of(
            source.dataStart(), copied.stream().flatMap(range -> range.traces().stream()).toList());
    PartChecksum checksum = new PartChecksum();
    copied.forEach(range -> checksum.append(range.part().crc32c(), range.part().bytes()));
    DataFile file =
        new DataFile(
            dataset.source().fileName(),
            source.bytes(),
            DataFile.hex(checksum.value()),
            index.records());
    List<String> parts = copied.stream().map(range -> range.part().path()).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, parts, file);
    List<Long> splits = new ArrayList<>(List.of(source.dataStart()));
    index.starts().stream().filter(at -> at > source.dataStart()).forEach(splits::add);
    DayFolder folder = day.rawFolder(dataset);
    Manifest manifest =
        Manifests.builder(day, folder, data, startNanos)
            .files(List.of(file))
            .columns(ManifestColumn.of(dataset.columns()))
            .rowsRead(index.records())
            .splits(splits)
            .build();
    day.lake().publishFolder(data, folder, manifest);
    return manifest;
  }
}

package dev.citizens.pipeline;

import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.job.FileName;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.SourceFile;
import dev.citizens.pipeline.progress.Workload;
import dev.citizens.upload.ByteSource;
import dev.citizens.upload.ConvertSource;
import dev.citizens.upload.ConvertedSource;
import dev.citizens.upload.CopiedRange;
import dev.citizens.upload.CopyRanges;
import dev.citizens.upload.RangeServer;
import dev.citizens.upload.SharedFile;
import dev.citizens.upload.SourceRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Brings a source into an attempt, as parts: in ranges, or converted in one pass. */
final class SourceCopy {
  /**
   * What lies there.
   *
   * @param ranges in order
   * @param source if it was converted
   */
  record Copied(List<CopiedRange> ranges, @Nullable SourceFile source) {}

  private final PipelineRunner runner;
  private final String label;
  private final CsvSource source;
  private final Dataset dataset;
  private final Attempt attempt;

  /**
   * A copy to be made.
   *
   * @param label of the pipeline
   */
  SourceCopy(
      PipelineRunner runner, String label, CsvSource source, Dataset dataset, Attempt attempt) {
    this.runner = runner;
    this.label = label;
    this.source = source;
    this.dataset = dataset;
    this.attempt = attempt;
  }

  /**
   * Makes it.
   *
   * @throws StepFailure with status 10 if the source changed meanwhile, 11 if it cannot be unpacked
   */
  Copied make() {
    Copied copied;
    try {
      copied = source.onThisHost() && runner.driverHost() != null ? served() : shared();
    } catch (IOException | RuntimeException e) {
      throw source.explained(e);
    }
    source.checkUnchanged();
    return copied;
  }

  private Copied shared() {
    SharedFile file = new SharedFile(source.path().text());
    return source.form().isPlain()
        ? new Copied(ranges(file), null)
        : converted(convertedSource(file));
  }

  private Copied served() throws IOException {
    try (RangeServer server = new RangeServer(source.path().local(), runner.driverHost())) {
      if (source.form().isPlain()) {
        List<CopiedRange> ranges = ranges(server.servedFile());
        ranges.forEach(range -> checkSent(server, range.start(), range.part().crc32c()));
        return new Copied(ranges, null);
      }
      ConvertedSource converted = convertedSource(server.servedFile());
      checkSent(server, 0, converted.sourceCrc32c());
      return converted(converted);
    }
  }

  private void checkSent(RangeServer server, long start, int receivedCrc32c) {
    Integer sent = server.crc32c(start);
    if (sent == null || sent != receivedCrc32c) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "the bytes of %s from %s on changed on their way to the worker; run upload again"
              .formatted(source.path().text(), start));
    }
  }

  private List<CopiedRange> ranges(ByteSource bytes) {
    String collected = attempt.file("copied");
    runner.run(
        Workload.ofBytes(label, source.bytes()),
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

  private ConvertedSource convertedSource(ByteSource bytes) {
    String collected = attempt.file("converted");
    runner.run(
        Workload.ofBytes(label, source.bytes()),
        pipeline ->
            pipeline
                .apply(
                    "Source",
                    Create.of(SourceRange.whole(source.bytes())).withCoder(SourceRange.CODER))
                .apply(
                    "ConvertSource",
                    ConvertSource.of(
                        bytes,
                        source.form(),
                        source.name(),
                        dataset.dialect(),
                        source.dataStart(),
                        attempt))
                .apply("Collect", CollectToFile.at(collected)));
    return CollectToFile.read(collected, ConvertedSource.CODER).get(0);
  }

  private Copied converted(ConvertedSource converted) {
    return new Copied(
        converted.ranges(),
        new SourceFile(
            FileName.of(source.path().text()),
            source.form().packing() == null ? "none" : source.form().packing().toString(),
            source.form().encoding().toString(),
            converted.sourceBytes(),
            DataFile.hex(converted.sourceCrc32c())));
  }
}

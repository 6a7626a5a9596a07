package dev.citizens.pipeline;

import dev.citizens.element.CollectToFile;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.Attempt;
import dev.citizens.job.Dataset;
import dev.citizens.lake.SourceFile;
import dev.citizens.pipeline.progress.Workload;
import dev.citizens.upload.ByteSource;
import dev.citizens.upload.ConvertSources;
import dev.citizens.upload.ConvertedSource;
import dev.citizens.upload.CopiedRange;
import dev.citizens.upload.CopyRanges;
import dev.citizens.upload.OwnFile;
import dev.citizens.upload.OwnOrServed;
import dev.citizens.upload.RangeServer;
import dev.citizens.upload.SharedFile;
import dev.citizens.upload.SourceRange;
import dev.citizens.upload.SourceText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.Create;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Brings sources into an attempt, as parts: one in ranges, or each converted in one pass. */
final class SourceCopy {
  /**
   * What lies there.
   *
   * @param dataStart where the first row starts
   * @param ranges in order
   * @param sources of which it was made, if it is not one, byte by byte
   */
  record Copied(long dataStart, List<CopiedRange> ranges, @Nullable List<SourceFile> sources) {}

  private final PipelineRunner runner;
  private final String label;
  private final CsvSources sources;
  private final Dataset dataset;
  private final Attempt attempt;

  /** Those on this host, by their places among them. */
  private final Map<CsvSource, Integer> served = new LinkedHashMap<>();

  /**
   * A copy to be made.
   *
   * @param label of the pipeline
   */
  SourceCopy(
      PipelineRunner runner, String label, CsvSources sources, Dataset dataset, Attempt attempt) {
    this.runner = runner;
    this.label = label;
    this.sources = sources;
    this.dataset = dataset;
    this.attempt = attempt;
    sources.all().stream()
        .filter(CsvSource::onThisHost)
        .forEach(source -> served.put(source, served.size()));
  }

  /**
   * Makes it.
   *
   * @throws StepFailure with status 10 if a source changed meanwhile, 11 if one cannot be unpacked
   */
  Copied make() {
    Copied copied;
    try {
      copied = runner.driverHost() == null ? copied(null) : served();
    } catch (IOException | RuntimeException e) {
      throw sources.explained(e);
    }
    sources.checkUnchanged();
    return copied;
  }

  private Copied served() throws IOException {
    if (served.isEmpty()) {
      return copied(null);
    }
    try (RangeServer server =
        new RangeServer(
            served.keySet().stream().map(source -> source.path().local()).toList(),
            runner.driverHost())) {
      return copied(server);
    }
  }

  /**
   * Copies them.
   *
   * @param server of those on this host; null if workers can open all
   */
  private Copied copied(@Nullable RangeServer server) {
    CsvSource first = sources.first();
    if (sources.isOne() && first.form().isPlain()) {
      List<CopiedRange> ranges = ranges(first, bytes(first, server));
      ranges.forEach(range -> checkSent(first, server, range.start(), range.part().crc32c()));
      return new Copied(first.dataStart(), ranges, null);
    }
    List<SourceText> texts = new ArrayList<>();
    for (CsvSource source : sources.all()) {
      boolean isLast = texts.size() + 1 == sources.all().size();
      texts.add(source.text(bytes(source, server), texts.isEmpty(), isLast));
    }
    List<ConvertedSource> converted = converted(texts);
    for (ConvertedSource each : converted) {
      checkSent(sources.all().get(each.number()), server, 0, each.sourceCrc32c());
    }
    return JoinedSources.of(sources, texts, converted);
  }

  private ByteSource bytes(CsvSource source, @Nullable RangeServer server) {
    return server != null && source.onThisHost()
        ? new OwnOrServed(
            OwnFile.of(source.path().local(), source.identity()),
            server.servedFile(served.get(source)))
        : new SharedFile(source.path().text(), source.name());
  }

  /** Compares what was sent with what has arrived; a worker of this host was sent nothing. */
  private void checkSent(
      CsvSource source, @Nullable RangeServer server, long start, int receivedCrc32c) {
    if (server == null || !source.onThisHost()) {
      return;
    }
    Integer sent = server.crc32c(served.get(source), start);
    if (sent != null && sent != receivedCrc32c) {
      throw new StepFailure(
          ExitStatus.PIPELINE_FAILED,
          "the bytes of %s from %s on changed on their way to the worker; run upload again"
              .formatted(source.path().text(), start));
    }
  }

  private List<CopiedRange> ranges(CsvSource source, ByteSource bytes) {
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

  private List<ConvertedSource> converted(List<SourceText> texts) {
    List<SourceRange> wholes = new ArrayList<>();
    for (CsvSource source : sources.all()) {
      wholes.add(SourceRange.whole(wholes.size(), source.bytes()));
    }
    String collected = attempt.file("converted");
    runner.run(
        Workload.ofBytes(label, sources.bytes()),
        pipeline ->
            pipeline
                .apply("Sources", Create.of(wholes).withCoder(SourceRange.CODER))
                .apply("ConvertSources", ConvertSources.of(texts, dataset.dialect(), attempt))
                .apply("Collect", CollectToFile.at(collected)));
    return CollectToFile.read(collected, ConvertedSource.CODER);
  }
}

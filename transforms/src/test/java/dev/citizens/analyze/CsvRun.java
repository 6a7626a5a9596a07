package dev.citizens.analyze;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.analysis.Analysis;
import dev.citizens.csv.BoundaryTrace;
import dev.citizens.csv.BoundaryTracer;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.FileHead;
import dev.citizens.csv.HeaderLine;
import dev.citizens.csv.SplitIndex;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Column;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.Lake;
import dev.citizens.lake.RowPlaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.hadoop.conf.Configuration;

/**
 * What a run of {@link AnalyzeCsv} over all ranges of a file gives.
 *
 * @param ranges how many the file was cut into
 * @param recordsInIndex the header included
 * @param results what each file in {@code files} holds, by the analysis's name
 * @param quarantine what the quarantine file holds, a char for a byte
 */
record CsvRun(
    int ranges,
    long recordsInIndex,
    List<SlotResult> slots,
    ScanTotals totals,
    List<DataFile> files,
    Map<String, String> results,
    String quarantine) {

  /** Runs the pipeline on a file with commas that is cut about every {@code cutBytes}. */
  static CsvRun of(
      Pipeline pipeline,
      Path file,
      Path folder,
      List<Column> columns,
      List<Analysis> analyses,
      int cutBytes)
      throws IOException {
    return of(pipeline, file, CsvDialect.COMMA, folder, columns, analyses, cutBytes);
  }

  /** Runs the pipeline on a file of that dialect that is cut about every {@code cutBytes}. */
  static CsvRun of(
      Pipeline pipeline,
      Path file,
      CsvDialect dialect,
      Path folder,
      List<Column> columns,
      List<Analysis> analyses,
      int cutBytes)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    HeaderLine header =
        HeaderLine.of(
            FileHead.read(Channels.newChannel(new ByteArrayInputStream(bytes)), dialect, 0),
            dialect,
            0);
    SplitIndex index = index(bytes, dialect, cutBytes);
    List<Long> splits = new ArrayList<>(List.of(header.end()));
    index.starts().stream().filter(start -> start > header.end()).forEach(splits::add);
    List<ScanRange> ranges = ScanRange.tile(file.toString(), splits, bytes.length, 1);
    Attempt attempt = new Attempt("a", Files.createTempDirectory(folder, "attempt").toString());

    pipeline
        .apply("Ranges", Create.of(ranges).withCoder(ScanRange.CODER))
        .apply(
            "AnalyzeCsv",
            AnalyzeCsv.of(
                analyses,
                columns,
                dialect,
                RowPlaces.ofOne(file.getFileName().toString()),
                attempt))
        .apply("Collect", CollectToFile.at(attempt.file("slots")));
    pipeline.run();

    List<SlotResult> slots = CollectToFile.read(attempt.file("slots"), SlotResult.CODER);
    ResultsFiles results = ResultsFiles.of(analyses, slots);
    Lake lake = Lake.at(folder.toUri().toString(), new Configuration());
    List<DataFile> files = results.write(lake, attempt);
    Map<String, String> texts = new LinkedHashMap<>();
    for (DataFile each : files) {
      texts.put(
          each.name().replace(".csv", ""),
          Files.readString(Path.of(attempt.file(each.name())), UTF_8));
    }
    return new CsvRun(
        ranges.size(),
        index.records(),
        slots,
        results.totals(),
        files,
        texts,
        quarantine(results.totals()));
  }

  private static SplitIndex index(byte[] bytes, CsvDialect dialect, int cutBytes) {
    byte[] padded = Arrays.copyOf(bytes, bytes.length + BoundaryTracer.PADDING_BYTES);
    List<BoundaryTrace> traces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += cutBytes) {
      BoundaryTracer tracer = new BoundaryTracer(from, dialect);
      tracer.update(padded, from, Math.min(bytes.length, from + cutBytes));
      traces.add(tracer.finish());
    }
    return SplitIndex.of(0, traces);
  }

  private static String quarantine(ScanTotals totals) throws IOException {
    StringBuilder joined = new StringBuilder(QuarantineWriter.HEADER);
    for (WrittenPart part : totals.quarantine()) {
      joined.append(Files.readString(Path.of(part.path()), ISO_8859_1));
    }
    return joined.toString();
  }
}

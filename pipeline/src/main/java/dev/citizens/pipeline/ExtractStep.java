package dev.citizens.pipeline;

import dev.citizens.csv.Fingerprint;
import dev.citizens.element.CollectToFile;
import dev.citizens.extract.ExtractTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.extract.WrittenRange;
import dev.citizens.files.Attempt;
import dev.citizens.files.PartChecksum;
import dev.citizens.files.PartWriter;
import dev.citizens.files.WrittenPart;
import dev.citizens.job.Dataset;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.ManifestColumn;
import dev.citizens.lake.OpenAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a MySQL table into the lake as one CSV file. */
final class ExtractStep implements Step {
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

  private final Day day;
  private final Dataset dataset;

  /** The step for a data set whose source is a table, and whose columns are known. */
  ExtractStep(Day day, Dataset dataset) {
    this.day = day;
    this.dataset = dataset;
  }

  @Override
  public String name() {
    return Steps.EXTRACT;
  }

  @Override
  public List<String> datasets() {
    return List.of(dataset.name());
  }

  @Override
  public PreparedStep prepare() {
    MySqlSource source = day.mySql();
    day.requireOwnFolder(day.rawFolder(dataset));
    return runner -> run(runner, source);
  }

  private TableQuery query() {
    return TableQuery.of(dataset.table(), dataset);
  }

  private PreparedStep.Done run(PipelineRunner runner, MySqlSource source) {
    try (OpenAttempt attempt = day.lake().newAttempt()) {
      return run(runner, source, attempt.attempt());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PreparedStep.Done run(PipelineRunner runner, MySqlSource source, Attempt attempt)
      throws IOException {
    long start = System.nanoTime();
    TableShape shape =
        ask(source, connection -> TableShape.of(connection, query(), dataset.columns()));
    String collected = attempt.file("ranges");
    runner.run(
        label(),
        pipeline ->
            pipeline
                .apply(
                    "ExtractTable",
                    ExtractTable.builder().source(source).shape(shape).attempt(attempt).build())
                .apply("Collect", CollectToFile.at(collected)));
    List<WrittenRange> ranges = new ArrayList<>(CollectToFile.read(collected, WrittenRange.CODER));
    ranges.sort(Comparator.comparingInt(WrittenRange::number));
    shape.requireAll(ranges.stream().mapToLong(WrittenRange::rows).sum());
    Manifest manifest = publish(attempt, ranges, start);
    return new PreparedStep.Done(Figures.of(manifest) + shape.columns().inOnePiece());
  }

  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private static <T> T ask(MySqlSource source, Question<T> question) {
    try (Connection connection = source.connect()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw source.failure(e);
    }
  }

  private Manifest publish(Attempt attempt, List<WrittenRange> ranges, long startNanos)
      throws IOException {
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(attempt)));
    ranges.forEach(range -> parts.addAll(range.parts()));
    PartChecksum checksum = new PartChecksum();
    List<Long> splits = new ArrayList<>();
    long bytes = 0;
    long rows = 0;
    for (WrittenPart part : parts) {
      checksum.append(part.crc32c(), part.bytes());
      bytes += part.bytes();
      rows += part.rows();
      splits.add(bytes); // where the part behind this one starts
    }
    if (!ranges.isEmpty()) {
      splits.remove(splits.size() - 1);
    }
    Fingerprint fingerprint =
        ranges.stream().map(WrittenRange::fingerprint).reduce(Fingerprint.EMPTY, Fingerprint::plus);
    DataFile file =
        new DataFile(dataset.source().fileName(), bytes, DataFile.hex(checksum.value()), rows);
    List<String> paths = parts.stream().map(WrittenPart::path).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, paths, file);
    DayFolder folder = day.rawFolder(dataset);
    Manifest manifest =
        Manifests.builder(day, folder, data, startNanos)
            .files(List.of(file))
            .columns(ManifestColumn.of(dataset.columns()))
            .rowsRead(rows)
            .fingerprint(fingerprint.toString())
            .splits(splits)
            .build();
    day.lake().publishFolder(data, folder, manifest);
    return manifest;
  }

  /** A name as CSV; a server allows any character in one. */
  private static String field(String name) {
    return NEEDS_QUOTES.matcher(name).find() ? '"' + name.replace("\"", "\"\"") + '"' : name;
  }

  private WrittenPart writeHeader(Attempt attempt) throws IOException {
    String header =
        dataset.columnNames().stream().map(ExtractStep::field).collect(Collectors.joining(","));
    byte[] line = (header + "\n").getBytes(StandardCharsets.UTF_8);
    try (PartWriter part = new PartWriter(attempt.file("header"))) {
      part.write(line, 0, line.length);
      return part.finish(0);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.ExtractTable;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableColumns;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.extract.WrittenRange;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Extract;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.CollectToFile;
import dev.citizens.lake.DataFile;
import dev.citizens.lake.DayFolder;
import dev.citizens.lake.Manifest;
import dev.citizens.lake.OpenAttempt;
import dev.citizens.lake.PartChecksum;
import dev.citizens.lake.PartWriter;
import dev.citizens.lake.WrittenPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.apache.beam.sdk.coders.SerializableCoder;

/** Puts the MySQL tables of the job file into the lake, each as one CSV file. */
final class ExtractStep implements Step {
  private final Day day;
  private MySqlSource source;

  ExtractStep(Day day) {
    this.day = day;
  }

  @Override
  public String name() {
    return "extract";
  }

  @Override
  public void check() {
    if (day.job().extracts().isEmpty()) {
      throw StepFailure.wrongUse("the job file has no extract: with a table to extract");
    }
    source = day.mySql();
    for (Extract extract : day.job().extracts()) {
      ask(
          connection ->
              TableColumns.of(connection, TableQuery.of(extract), day.job().columnsOf(extract)));
    }
    day.lake().check();
  }

  @Override
  public String run(PipelineRunner runner) {
    StringJoiner done = new StringJoiner("; ");
    for (Extract extract : day.job().extracts()) {
      try (OpenAttempt attempt = day.lake().newAttempt()) {
        done.add(run(runner, extract, attempt.attempt()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return done.toString();
  }

  private String run(PipelineRunner runner, Extract extract, Attempt attempt) throws IOException {
    long start = System.nanoTime();
    TableShape shape =
        ask(
            connection ->
                TableShape.of(connection, TableQuery.of(extract), day.job().columnsOf(extract)));
    String collected = attempt.file("ranges");
    runner.run(
        name(),
        pipeline ->
            pipeline
                .apply(
                    "ExtractTable",
                    ExtractTable.builder().source(source).shape(shape).attempt(attempt).build())
                .apply("Collect", CollectToFile.at(collected)));
    List<WrittenRange> ranges =
        new ArrayList<>(CollectToFile.read(collected, SerializableCoder.of(WrittenRange.class)));
    ranges.sort(Comparator.comparingInt(WrittenRange::number));
    shape.requireAll(ranges.stream().mapToLong(WrittenRange::rows).sum());
    Manifest manifest = publish(extract, attempt, ranges, start);
    return "mysql  " + Figures.of(manifest) + shape.columns().inOnePiece();
  }

  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = source.connect()) {
      return question.ask(connection);
    } catch (SQLException e) {
      throw source.failure(e);
    }
  }

  private Manifest publish(
      Extract extract, Attempt attempt, List<WrittenRange> ranges, long startNanos)
      throws IOException {
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(extract, attempt)));
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
        new DataFile(extract.table() + ".csv", bytes, DataFile.hex(checksum.value()), rows);
    List<String> paths = parts.stream().map(WrittenPart::path).toList();
    Attempt data = attempt.within("raw");
    VerifiedFile.join(day.lake(), data, paths, file);
    DayFolder folder = day.rawTableFolder(extract.table());
    Manifest manifest =
        Manifests.builder(folder, data, startNanos)
            .files(List.of(file))
            .columns(extract.columns())
            .rowsRead(rows)
            .fingerprint(fingerprint.toString())
            .splits(splits)
            .build();
    day.lake().publishFolder(data, folder, manifest);
    return manifest;
  }

  private static WrittenPart writeHeader(Extract extract, Attempt attempt) throws IOException {
    byte[] line = (String.join(",", extract.columns()) + "\n").getBytes(StandardCharsets.UTF_8);
    try (PartWriter part = new PartWriter(attempt.file("header"))) {
      part.write(line, 0, line.length);
      return part.finish(0);
    }
  }
}

package dev.citizens.pipeline;

import dev.citizens.csv.Fingerprint;
import dev.citizens.extract.ExtractTable;
import dev.citizens.extract.KeyRange;
import dev.citizens.extract.MySqlSource;
import dev.citizens.extract.TableQuery;
import dev.citizens.extract.TableShape;
import dev.citizens.extract.WrittenBlock;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.Extract;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.CollectToFile;
import dev.citizens.lake.DataFile;
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
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

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
    day.job().extracts().forEach(this::shapeOf);
    day.lake().check();
  }

  @Override
  public String run(PipelineRunner runner) {
    StringJoiner done = new StringJoiner("; ");
    for (Extract extract : day.job().extracts()) {
      try (OpenAttempt attempt = day.lake().newAttempt()) {
        done.add("mysql  " + Figures.of(run(runner, extract, attempt.attempt())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return done.toString();
  }

  private Manifest run(PipelineRunner runner, Extract extract, Attempt attempt) throws IOException {
    long start = System.nanoTime();
    TableShape shape = shapeOf(extract);
    String collected = attempt.file("blocks");
    runner.run(
        name(),
        pipeline ->
            readAll(pipeline, extract, shape, attempt)
                .apply("Collect", CollectToFile.at(collected)));
    List<WrittenBlock> blocks =
        new ArrayList<>(CollectToFile.read(collected, SerializableCoder.of(WrittenBlock.class)));
    blocks.sort(Comparator.comparing(WrittenBlock::part));
    return publish(extract, attempt, blocks, start);
  }

  private TableShape shapeOf(Extract extract) {
    try (Connection connection = source.connect()) {
      return TableShape.of(connection, queryOf(extract));
    } catch (SQLException e) {
      throw source.failure(e);
    }
  }

  private PCollection<WrittenBlock> readAll(
      Pipeline pipeline, Extract extract, TableShape shape, Attempt attempt) {
    TableQuery query = queryOf(extract);
    PCollectionList<WrittenBlock> parts =
        PCollectionList.of(read(pipeline, "Keys", shape.ranges(), query.range(), extract, attempt));
    if (shape.rowsWithoutKey() > 0) {
      List<KeyRange> any = List.of(new KeyRange(0, 0));
      parts = parts.and(read(pipeline, "NoKey", any, query.rest(), extract, attempt));
    }
    return parts.apply("All", Flatten.pCollections());
  }

  private PCollection<WrittenBlock> read(
      Pipeline pipeline,
      String name,
      List<KeyRange> ranges,
      String query,
      Extract extract,
      Attempt attempt) {
    return pipeline
        .apply(name, Create.of(ranges).withCoder(SerializableCoder.of(KeyRange.class)))
        .apply(
            "Extract" + name,
            ExtractTable.builder()
                .source(source)
                .query(query)
                .columns(extract.columns().size())
                .attempt(attempt)
                .build());
  }

  private static TableQuery queryOf(Extract extract) {
    return new TableQuery(extract.table(), extract.splitColumn(), extract.columns());
  }

  private Manifest publish(
      Extract extract, Attempt attempt, List<WrittenBlock> blocks, long startNanos)
      throws IOException {
    List<WrittenPart> parts = new ArrayList<>(List.of(writeHeader(extract, attempt)));
    blocks.forEach(block -> parts.add(block.part()));
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
    if (!blocks.isEmpty()) {
      splits.remove(splits.size() - 1);
    }
    Fingerprint fingerprint =
        blocks.stream().map(WrittenBlock::fingerprint).reduce(Fingerprint.EMPTY, Fingerprint::plus);
    DataFile file =
        new DataFile(extract.table() + ".csv", bytes, DataFile.hex(checksum.value()), rows);
    List<String> paths = parts.stream().map(WrittenPart::path).toList();
    VerifiedFile.join(day.lake(), attempt, paths, file);
    Manifest manifest =
        Manifests.builder(day, attempt, "mysql", startNanos)
            .files(List.of(file))
            .columns(extract.columns())
            .rowsRead(rows)
            .fingerprint(fingerprint.toString())
            .splits(splits)
            .build();
    String folder = day.lake().paths().rawMySql(extract.table(), day.runDate());
    day.lake().publishFolder(attempt, folder, manifest);
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

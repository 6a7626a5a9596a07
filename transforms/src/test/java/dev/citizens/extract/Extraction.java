package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.Bytes;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.lake.Attempt;
import dev.citizens.lake.CollectToFile;
import dev.citizens.lake.Lake;
import dev.citizens.lake.LakePaths;
import dev.citizens.testdata.MariaDb;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * A table as it arrives when it is extracted: keys and rows without one.
 *
 * @param blocks in the order in which they are joined
 * @param bytes of all blocks, joined
 */
record Extraction(List<WrittenBlock> blocks, Bytes bytes) {
  /** Extracts from the MariaDB of the tests into {@code folder}. */
  static Extraction of(Path folder, TableQuery query) throws IOException, SQLException {
    MariaDb server = OneMariaDb.get();
    return of(folder, query, new MySqlSource(server.jdbcUrl(), server.user(), server.password()));
  }

  /** Extracts from {@code source} into {@code folder}. */
  static Extraction of(Path folder, TableQuery query, MySqlSource source)
      throws IOException, SQLException {
    TableShape shape;
    try (Connection connection = source.connect()) {
      shape = TableShape.of(connection, query);
    }
    Attempt attempt = Attempt.in(new LakePaths(folder.toUri().toString()));
    String collected = attempt.file("blocks");
    DirectPipeline.run(
        pipeline ->
            PCollectionList.of(
                    extract(
                        pipeline, "Keys", shape.ranges(), query.range(), query, source, attempt))
                .and(
                    extract(
                        pipeline,
                        "Rest",
                        List.of(new KeyRange(0, 0)),
                        query.rest(),
                        query,
                        source,
                        attempt))
                .apply(Flatten.pCollections())
                .apply(CollectToFile.at(collected)));
    List<WrittenBlock> blocks =
        new ArrayList<>(CollectToFile.read(collected, SerializableCoder.of(WrittenBlock.class)));
    blocks.sort(Comparator.comparing(WrittenBlock::part));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (WrittenBlock block : blocks) {
      try (InputStream in = Channels.newInputStream(Lake.open(block.part().path(), 0))) {
        in.transferTo(bytes);
      }
    }
    return new Extraction(blocks, Bytes.of(bytes.toByteArray()));
  }

  private static PCollection<WrittenBlock> extract(
      Pipeline pipeline,
      String name,
      List<KeyRange> ranges,
      String sql,
      TableQuery query,
      MySqlSource source,
      Attempt attempt) {
    return pipeline
        .apply(name, Create.of(ranges).withCoder(SerializableCoder.of(KeyRange.class)))
        .apply(
            "Extract" + name,
            ExtractTable.builder()
                .source(source)
                .query(sql)
                .columns(query.columns().size())
                .attempt(attempt)
                .build());
  }

  String csv() {
    return new String(bytes.array(), UTF_8);
  }

  long rows() {
    return blocks.stream().mapToLong(block -> block.part().rows()).sum();
  }

  /** As MySQL's rows gave it. */
  Fingerprint fingerprint() {
    return blocks.stream()
        .map(WrittenBlock::fingerprint)
        .reduce(Fingerprint.EMPTY, Fingerprint::plus);
  }

  /** As a scan of what was written gives it. */
  Fingerprint scannedFingerprint(int columns) throws IOException {
    SumOfRows sum = new SumOfRows();
    new CsvScanner(columns, CsvDialect.COMMA)
        .scan(Channels.newChannel(new ByteArrayInputStream(bytes.array())), 0, bytes.length(), sum);
    return sum.sum.sum();
  }

  private static final class SumOfRows implements RecordSink {
    private final FingerprintSum sum = new FingerprintSum();

    @Override
    public void accept(RowBatch batch) {
      for (int row = 0; row < batch.size(); row++) {
        if (batch.reason(row) != null) {
          throw new AssertionError(
              "a bad row at byte " + batch.offset(row) + ": " + batch.reason(row));
        }
      }
      sum.add(batch);
    }
  }
}

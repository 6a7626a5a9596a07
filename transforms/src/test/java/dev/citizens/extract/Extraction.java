package dev.citizens.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.Bytes;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.CsvScanner;
import dev.citizens.csv.Fingerprint;
import dev.citizens.csv.FingerprintSum;
import dev.citizens.csv.RecordSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.OneMariaDb;
import dev.citizens.job.Column;
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
import java.util.Comparator;
import java.util.List;

/**
 * A table as it arrives when it is extracted: keys and rows without one.
 *
 * @param ranges in the order in which they are joined
 * @param bytes of all parts, joined
 */
record Extraction(TableShape shape, List<WrittenRange> ranges, Bytes bytes) {
  static final long PART_BYTES = 32L << 20;

  /** What else happens between the look at the table and its extract. */
  interface Meanwhile {
    void run() throws SQLException;
  }

  /** Extracts from the MariaDB of the tests into {@code folder}. */
  static Extraction of(Path folder, TableQuery query) throws IOException, SQLException {
    return of(folder, query, PART_BYTES, () -> {});
  }

  /** As {@link #of(Path, TableQuery)}, with parts of that many bytes. */
  static Extraction of(Path folder, TableQuery query, long partBytes, Meanwhile meanwhile)
      throws IOException, SQLException {
    MariaDb server = OneMariaDb.get();
    MySqlSource source = new MySqlSource(server.jdbcUrl(), server.user(), server.password());
    return withoutBytes(source, folder, query, partBytes, meanwhile).withBytes();
  }

  /** Extracts from {@code source} into {@code folder}. */
  static Extraction of(Path folder, TableQuery query, MySqlSource source)
      throws IOException, SQLException {
    return withoutBytes(source, folder, query, PART_BYTES, () -> {}).withBytes();
  }

  private Extraction withBytes() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    for (WrittenPart part : parts()) {
      try (InputStream in = Channels.newInputStream(new FilePath(part.path()).open(0))) {
        in.transferTo(read);
      }
    }
    return new Extraction(shape, ranges, Bytes.of(read.toByteArray()));
  }

  /** Extracts columns that are declared to be of these types. */
  static Extraction of(Path folder, TableQuery query, List<Column> declared)
      throws IOException, SQLException {
    MariaDb server = OneMariaDb.get();
    return of(
        folder,
        query,
        declared,
        new MySqlSource(server.jdbcUrl(), server.user(), server.password()));
  }

  /** The same of {@code source}. */
  static Extraction of(Path folder, TableQuery query, List<Column> declared, MySqlSource source)
      throws IOException, SQLException {
    return withoutBytes(source, folder, query, declared, PART_BYTES, () -> {}).withBytes();
  }

  /** Extracts texts without reading what was written. */
  static Extraction withoutBytes(
      MySqlSource source, Path folder, TableQuery query, long partBytes, Meanwhile meanwhile)
      throws IOException, SQLException {
    return withoutBytes(source, folder, query, texts(query), partBytes, meanwhile);
  }

  private static Extraction withoutBytes(
      MySqlSource source,
      Path folder,
      TableQuery query,
      List<Column> declared,
      long partBytes,
      Meanwhile meanwhile)
      throws IOException, SQLException {
    TableShape shape;
    try (Connection connection = source.connect()) {
      shape = TableShape.of(connection, query, TableColumns.of(connection, query, declared));
    }
    meanwhile.run();
    Attempt attempt = new LakePaths(folder.toUri().toString()).newAttempt();
    String collected = attempt.file("ranges");
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(
                    ExtractTables.builder()
                        .source(source)
                        .tables(List.of(new TableToRead(shape, attempt)))
                        .partBytes(partBytes)
                        .build())
                .apply(CollectToFile.at(collected)));
    List<WrittenRange> ranges =
        CollectToFile.read(collected, ReadRange.CODER).stream()
            .map(ReadRange::written)
            .sorted(Comparator.comparingInt(WrittenRange::number))
            .toList();
    return new Extraction(shape, ranges, Bytes.of(new byte[0]));
  }

  /** What a job file says of columns of which it says nothing. */
  static List<Column> texts(TableQuery query) {
    return query.columns().stream().map(name -> new Column(name, ColumnType.TEXT, false)).toList();
  }

  List<WrittenPart> parts() {
    return ranges.stream().flatMap(range -> range.parts().stream()).toList();
  }

  String csv() {
    return new String(bytes.array(), UTF_8);
  }

  long rows() {
    return ranges.stream().mapToLong(WrittenRange::rows).sum();
  }

  /** As MySQL's rows gave it. */
  Fingerprint fingerprint() {
    return ranges.stream()
        .map(WrittenRange::fingerprint)
        .reduce(Fingerprint.EMPTY, Fingerprint::plus);
  }

  /** As a scan of what was written gives it. */
  Fingerprint scannedFingerprint(int columns) throws IOException {
    SumOfRows sum = new SumOfRows();
    new CsvScanner(columns, CsvDialect.COMMA.withColumns(columns))
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

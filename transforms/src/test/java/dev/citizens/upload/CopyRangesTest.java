package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.BoundaryTrace;
import dev.citizens.csv.BoundaryTracer;
import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.SplitIndex;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.files.PartChecksum;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.MiniHdfs;
import dev.citizens.lake.Lake;
import dev.citizens.testdata.CitizensCsv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.transforms.Create;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyRangesTest {
  private static byte[] citizens;

  @TempDir Path folder;

  private MiniHdfs hdfs;
  private Path file;

  @BeforeAll
  static void generate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CitizensCsv(150_000, 1, 10).write(out, 1);
    citizens = out.toByteArray();
  }

  @BeforeEach
  void startHdfs() {
    hdfs = MiniHdfs.get();
    file = folder.resolve("citizens_data.csv");
  }

  /** Cuts are at 256 KiB, ranges of 1 MiB; above 8 MiB both grow with the file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 1_048_575, 1_048_576, 1_048_577, 8_388_613})
  void localFileArrivesInALocalLake(int bytes) throws IOException {
    byte[] source = source(bytes);
    Lake lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());
    assertArrives(source, new SharedFile(file.toUri().toString(), "people.csv"), lake);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_048_575, 1_048_576, 1_048_577})
  void servedFileArrivesInHdfs(int bytes) throws IOException {
    byte[] source = source(bytes);
    try (RangeServer server = new RangeServer(file, "127.0.0.1")) {
      List<CopiedRange> copied =
          assertArrives(
              source, server.servedFile(), Lake.at(hdfs.newFolder(), hdfs.configuration()));
      for (CopiedRange range : copied) {
        assertThat(server.crc32c(range.start()), is(range.part().crc32c()));
      }
    }
  }

  @Test
  void servedFileArrivesInALocalLake() throws IOException {
    byte[] source = source(2_500_000);
    Lake lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());
    try (RangeServer server = new RangeServer(file, "127.0.0.1")) {
      assertArrives(source, server.servedFile(), lake);
    }
  }

  @Test
  void fileInHdfsArrivesInHdfs() throws IOException {
    byte[] source = source(2_500_000);
    Lake lake = Lake.at(hdfs.newFolder(), hdfs.configuration());
    String stored = lake.paths().root() + "/incoming.csv";
    try (var out = Channels.newOutputStream(new FilePath(stored).create())) {
      out.write(source);
    }
    assertArrives(source, new SharedFile(stored, "people.csv"), lake);
  }

  @Test
  void sourceThatEndsEarlyFailsTheCopy() throws IOException {
    source(100);
    Lake lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());
    Exception failure =
        assertThrows(
            Exception.class,
            () ->
                copy(
                    SourceRange.tile(101),
                    new SharedFile(file.toUri().toString(), "people.csv"),
                    lake.paths().newAttempt()));
    assertThat(failure.toString(), containsString("the source ends before byte 101"));
  }

  /**
   * Line ends in quotes are found only by the file's own delimiter: text stands before the quotes.
   */
  @Test
  void theIndexIsThatOfTheFilesDelimiter() throws IOException {
    byte[] source = "a;\"b\n\"\n".repeat(100_000).getBytes(UTF_8);
    Files.write(file, source);
    Lake lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());

    List<CopiedRange> copied =
        copy(
            SourceRange.tile(source.length),
            new SharedFile(file.toUri().toString(), "people.csv"),
            new CsvDialect((byte) ';'),
            0,
            lake.paths().newAttempt());

    SplitIndex index =
        SplitIndex.of(0, copied.stream().flatMap(range -> range.traces().stream()).toList());
    assertThat(index, is(new SplitIndex(100_000, List.of(0L, 262_150L, 524_293L), 700_000)));
  }

  /** A title may have quotes that are never closed. */
  @Test
  void whatIsAboveTheFirstRecordIsCopiedAndNotTraced() throws IOException {
    String title = "the \"title\nof it\n".repeat(30_000);
    byte[] source = (title + "\"a\n\",b\n".repeat(100_000)).getBytes(UTF_8);
    Files.write(file, source);
    Lake lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());

    for (int dataStart : new int[] {title.length(), source.length}) {
      List<CopiedRange> copied =
          copy(
              SourceRange.tile(source.length),
              new SharedFile(file.toUri().toString(), "people.csv"),
              CsvDialect.COMMA,
              dataStart,
              lake.paths().newAttempt());
      assertThat(
          copied.stream().mapToLong(range -> range.part().bytes()).sum(), is((long) source.length));
      List<BoundaryTrace> traces =
          copied.stream().flatMap(range -> range.traces().stream()).toList();
      SplitIndex index = SplitIndex.of(dataStart, traces);
      assertThat(index.end(), is((long) source.length));
      assertThat(index.records(), is((source.length - dataStart) / 7L));
      assertThat(
          index.starts().stream().allMatch(start -> (start - title.length()) % 7 == 0), is(true));
      assertThat(index.starts().size(), is(traces.size()));
    }
  }

  /** Copies, joins, and compares bytes, checksum and split index with those of the source. */
  private List<CopiedRange> assertArrives(byte[] source, ByteSource bytes, Lake lake)
      throws IOException {
    Attempt attempt = lake.paths().newAttempt();
    List<CopiedRange> copied = copy(SourceRange.tile(source.length), bytes, attempt);

    PartChecksum checksum = new PartChecksum();
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    if (!copied.isEmpty()) {
      List<String> parts = copied.stream().map(range -> range.part().path()).toList();
      copied.forEach(range -> checksum.append(range.part().crc32c(), range.part().bytes()));
      String target = attempt.file("whole.csv");
      lake.concat(parts, target);
      try (InputStream in = Channels.newInputStream(new FilePath(target).open(0))) {
        in.transferTo(joined);
      }
      assertThat(lake.crc32c(target), is(checksum.value()));
    }
    assertThat("byte by byte the same", Arrays.equals(joined.toByteArray(), source), is(true));
    assertThat(checksum.value(), is(crcOf(source)));
    SplitIndex index =
        SplitIndex.of(0, copied.stream().flatMap(range -> range.traces().stream()).toList());
    assertThat(index.records(), is(recordsOf(source)));
    assertThat(index.end(), is((long) source.length));
    return copied;
  }

  private List<CopiedRange> copy(List<SourceRange> ranges, ByteSource bytes, Attempt attempt)
      throws IOException {
    return copy(ranges, bytes, CsvDialect.COMMA, 0, attempt);
  }

  private List<CopiedRange> copy(
      List<SourceRange> ranges,
      ByteSource bytes,
      CsvDialect dialect,
      long dataStart,
      Attempt attempt)
      throws IOException {
    String collected = attempt.file("copied");
    DirectPipeline.run(
        hdfs.options(),
        pipeline ->
            pipeline
                .apply(Create.of(ranges).withCoder(SourceRange.CODER))
                .apply(CopyRanges.of(bytes, dialect, dataStart, attempt))
                .apply(CollectToFile.at(collected)));
    List<CopiedRange> copied = new ArrayList<>(CollectToFile.read(collected, CopiedRange.CODER));
    copied.sort(Comparator.comparingLong(CopiedRange::start));
    return copied;
  }

  private byte[] source(int bytes) throws IOException {
    byte[] source = Arrays.copyOf(citizens, bytes);
    Files.write(file, source);
    return source;
  }

  /** Traced as one piece. */
  private static long recordsOf(byte[] source) {
    BoundaryTracer tracer = new BoundaryTracer(0, CsvDialect.COMMA);
    byte[] padded = Arrays.copyOf(source, source.length + BoundaryTracer.PADDING_BYTES);
    tracer.update(padded, 0, source.length);
    List<BoundaryTrace> whole = List.of(tracer.finish());
    return SplitIndex.of(0, whole).records();
  }

  private static int crcOf(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}

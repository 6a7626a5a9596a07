package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.CsvDialect;
import dev.citizens.csv.Encoding;
import dev.citizens.csv.SplitIndex;
import dev.citizens.element.CollectToFile;
import dev.citizens.files.Attempt;
import dev.citizens.files.WrittenPart;
import dev.citizens.harness.CoderContract;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.source.Packed;
import dev.citizens.source.Packing;
import dev.citizens.source.SourceForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertSourcesTest {
  private static final String HEADER = "a \"title\nid,name\n";
  private static final String RECORD = "1,\"Ann\nof Rome\"\n";
  private static final int RECORDS = 1_000;
  private static final byte[] PLAIN = (HEADER + RECORD.repeat(RECORDS)).getBytes(UTF_8);

  @TempDir Path folder;
  private Path file;
  private Attempt attempt;

  @BeforeEach
  void makeAttempt() {
    file = folder.resolve("people.csv.packed");
    attempt = new Attempt("id", folder.resolve("attempt").toString());
  }

  private ConvertedSource convert(Packing packing, long sourceBytes, long cutBytes) {
    SourceRange whole = new SourceRange(0, 0, sourceBytes, cutBytes);
    return convert(List.of(source(file, packing, true, true)), List.of(whole)).get(0);
  }

  /** In the order of the sources. */
  private List<ConvertedSource> convert(List<SourceText> sources, List<SourceRange> wholes) {
    String collected = attempt.file("converted");
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(Create.of(wholes).withCoder(SourceRange.CODER))
                .apply(ConvertSources.of(sources, CsvDialect.COMMA, attempt))
                .apply(CollectToFile.at(collected)));
    return CollectToFile.read(collected, ConvertedSource.CODER).stream()
        .sorted(Comparator.comparingInt(ConvertedSource::number))
        .toList();
  }

  private static SourceText source(Path file, Packing packing, boolean isFirst, boolean isLast) {
    return new SourceText(
        new SharedFile(file.toUri().toString(), "people.csv"),
        new SourceForm(packing, Encoding.UTF_8),
        "--csv=people.csv",
        HEADER.length(),
        isFirst,
        isLast);
  }

  private static byte[] joined(List<CopiedRange> ranges) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (CopiedRange range : ranges) {
      assertThat(range.start(), is((long) joined.size()));
      joined.writeBytes(Files.readAllBytes(Path.of(range.part().path())));
    }
    return joined.toByteArray();
  }

  private static SplitIndex index(ConvertedSource converted) {
    return SplitIndex.of(
        HEADER.length(),
        converted.ranges().stream().flatMap(range -> range.traces().stream()).toList());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPackedArrivesInOnePart(Packing packing) throws IOException {
    Files.write(file, Packed.of(packing, PLAIN));
    ConvertedSource converted = convert(packing, Files.size(file), 1 << 20);
    assertThat(joined(converted.ranges()), is(PLAIN));
    assertThat(converted.sourceBytes(), is(Files.size(file)));
    assertThat(
        index(converted),
        is(new SplitIndex(RECORDS, List.of((long) HEADER.length()), PLAIN.length)));
  }

  /** Parts of four cuts; the last one ends behind, at, or before a cut, or before a part. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 100, 4_004, 4_005, 8_010, 16_016, 16_017, 16_018})
  void partsAreCutWhereverTheyAre(int cutBytes) throws IOException {
    Files.write(
        file,
        Packed.of(Packing.GZIP, cutBytes < 16 ? HEADER.concat(RECORD).getBytes(UTF_8) : PLAIN));
    ConvertedSource converted = convert(Packing.GZIP, Files.size(file), cutBytes);
    byte[] plain = joined(converted.ranges());
    SplitIndex index = index(converted);
    assertThat(plain.length, is(cutBytes < 16 ? HEADER.length() + RECORD.length() : PLAIN.length));
    assertThat(converted.ranges().size(), is((plain.length + 4 * cutBytes - 1) / (4 * cutBytes)));
    assertThat(index.end(), is((long) plain.length));
    assertThat(index.records(), is(cutBytes < 16 ? 1L : RECORDS));
    for (long start : index.starts()) {
      assertThat((start - HEADER.length()) % RECORD.length(), is(0L));
    }
  }

  /** Of all but the first, what is above the rows is left out; all but the last end their line. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 100})
  void severalOnesAreOneFile(int cutBytes) throws IOException {
    List<String> rows = List.of("1,\"Ann\nof Rome\"", "2,Bo\n", "", "3,Cy\r\n4,Di", "5,Ed");
    List<SourceText> sources = new ArrayList<>();
    List<SourceRange> wholes = new ArrayList<>();
    for (String each : rows) {
      int number = sources.size();
      byte[] packed = Packed.of(Packing.GZIP, (HEADER + each).getBytes(UTF_8));
      Path path = Files.write(folder.resolve("people-" + number), packed);
      sources.add(source(path, Packing.GZIP, number == 0, number == rows.size() - 1));
      wholes.add(new SourceRange(number, 0, packed.length, cutBytes));
    }
    List<CopiedRange> ranges = new ArrayList<>();
    long bytes = 0;
    for (ConvertedSource each : convert(sources, wholes)) {
      ranges.addAll(each.behind(bytes));
      bytes += each.keptBytes();
    }

    String all = HEADER + "1,\"Ann\nof Rome\"\n2,Bo\n3,Cy\r\n4,Di\n5,Ed";
    assertThat(new String(joined(ranges), UTF_8), is(all));
    SplitIndex index = index(new ConvertedSource(0, ranges, 0, 0, 0, 0));
    assertThat(index.records(), is(5L));
    assertThat(index.end(), is((long) all.length()));
    assertThat(
        index.starts(),
        hasItems((long) all.indexOf("2,Bo"), (long) all.indexOf("3,Cy"), (long) all.indexOf("5,")));
  }

  @Test
  void severalOfThisHostAreServedAndCheckedEach() throws IOException {
    List<Path> paths = new ArrayList<>();
    List<SourceRange> wholes = new ArrayList<>();
    for (String each : List.of("1,Ann\n", "2,Bo\n3,Cy\n")) {
      byte[] packed = Packed.of(Packing.GZIP, (HEADER + each).getBytes(UTF_8));
      wholes.add(SourceRange.whole(paths.size(), packed.length));
      paths.add(Files.write(folder.resolve("served-" + paths.size()), packed));
    }
    try (RangeServer server = new RangeServer(paths, "127.0.0.1")) {
      SourceForm gzip = new SourceForm(Packing.GZIP, Encoding.UTF_8);
      List<SourceText> sources =
          List.of(
              new SourceText(server.servedFile(0), gzip, "a", HEADER.length(), true, false),
              new SourceText(server.servedFile(1), gzip, "b", HEADER.length(), false, true));
      for (ConvertedSource each : convert(sources, wholes)) {
        assertThat(each.sourceCrc32c(), is(server.crc32c(each.number(), 0)));
        CRC32C crc = new CRC32C();
        crc.update(Files.readAllBytes(paths.get(each.number())));
        assertThat(each.sourceCrc32c(), is((int) crc.getValue()));
        String first = Files.readString(Path.of(each.ranges().get(0).part().path()));
        assertThat(first, is(each.number() == 0 ? HEADER + "1,Ann\n" : "2,Bo\n3,Cy\n"));
      }
    }
  }

  @Test
  void aSourceThatIsShorterThanBeforeFails() throws IOException {
    Files.write(file, Packed.of(Packing.GZIP, PLAIN));
    Exception failure =
        assertThrows(Exception.class, () -> convert(Packing.GZIP, Files.size(file) + 1, 1 << 20));
    assertThat(failure.toString(), containsString("the source ends before byte"));
  }

  @Test
  void travels() throws Exception {
    CopiedRange range =
        new CopiedRange(7, new WrittenPart("/l/part-000001", 0, 1L << 40, -3), List.of());
    CoderContract.check(
        ConvertedSource.CODER,
        new ConvertedSource(0, List.of(), 0, 0, 0, 0),
        new ConvertedSource(9_999, List.of(range), 1L << 40, -7, 1L << 36, 1),
        new ConvertedSource(1, List.of(range, range), 1, 7, 3, 2));
  }
}

package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
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
import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertSourceTest {
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
    String collected = attempt.file("converted");
    SourceRange whole = new SourceRange(0, 0, sourceBytes, cutBytes);
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(Create.of(whole).withCoder(SourceRange.CODER))
                .apply(
                    ConvertSource.of(
                        new SharedFile(file.toUri().toString()),
                        new SourceForm(packing, Encoding.UTF_8),
                        "--csv=people.csv",
                        CsvDialect.COMMA,
                        HEADER.length(),
                        attempt))
                .apply(CollectToFile.at(collected)));
    return CollectToFile.read(collected, ConvertedSource.CODER).get(0);
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
        new ConvertedSource(List.of(), 0, 0),
        new ConvertedSource(List.of(range), 1L << 40, -7),
        new ConvertedSource(List.of(range, range), 1, 7));
  }
}

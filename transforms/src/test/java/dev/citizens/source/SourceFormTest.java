package dev.citizens.source;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.Encoding;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFormTest {
  @TempDir Path folder;

  private SourceForm formOf(byte[] content, @Nullable Encoding declared) throws IOException {
    Path file = Files.write(folder.resolve("people.csv"), content);
    return SourceForm.of(new FilePath(file.toString()), declared, "--csv=people.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "fffe6100,     UTF-16LE",
    "feff0061,     UTF-16BE",
    "fffe,         UTF-16LE",
    "fffe00006100, UTF-8",
    "efbbbf61,     UTF-8",
    "ff,           UTF-8",
    "'',           UTF-8"
  })
  void utf16IsFoundByItsMarkAlsoInWhatIsPacked(String content, String encoding) throws IOException {
    byte[] text = HexFormat.of().parseHex(content);
    assertThat(formOf(text, null).toString(), is(encoding));
    SourceForm packed = formOf(Packed.of(Packing.GZIP, text), null);
    assertThat(packed, is(new SourceForm(Packing.GZIP, Encoding.of(encoding).orElseThrow())));
  }

  @Test
  void whatIsDeclaredCounts() throws IOException {
    byte[] text = HexFormat.of().parseHex("fffe6100");
    assertThat(formOf(text, Encoding.LATIN1), is(new SourceForm(null, Encoding.LATIN1)));
  }

  @Test
  void onlyUtf8ThatIsNotPackedIsPlain() {
    assertThat(new SourceForm(null, Encoding.UTF_8).isPlain(), is(true));
    assertThat(new SourceForm(Packing.ZSTD, Encoding.UTF_8).isPlain(), is(false));
    assertThat(new SourceForm(null, Encoding.GBK).isPlain(), is(false));
  }

  @Test
  void isSaidAsPeopleDo() {
    assertThat(new SourceForm(Packing.ZSTD, Encoding.UTF_8).toString(), is("zstd"));
    assertThat(new SourceForm(Packing.ZIP, Encoding.LATIN1).toString(), is("zip, latin1"));
  }
}

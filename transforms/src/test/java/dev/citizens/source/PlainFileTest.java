package dev.citizens.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.Encoding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.files.FilePath;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainFileTest {
  private static final String PEOPLE = "id,name\n1,Ann\n";

  @TempDir Path folder;

  private static PlainFile plain(Path file, @Nullable Encoding encoding, String name)
      throws IOException {
    SourceForm form = SourceForm.of(new FilePath(file.toString()), encoding, name);
    return PlainFile.inForm(file, form, name);
  }

  @Test
  void aFileThatIsNotPackedIsItselfAndStays() throws IOException {
    Path file = Files.writeString(folder.resolve("people.csv"), PEOPLE);
    try (PlainFile plain = plain(file, null, "people.csv")) {
      assertThat(plain.path(), is(file));
      assertThat(plain.form().isPlain(), is(true));
    }
    assertThat(Files.readString(file), is(PEOPLE));
  }

  @Test
  void theUnpackedCopyGoesAndTheFileStays() throws IOException {
    byte[] packed = Packed.of(Packing.GZIP, PEOPLE.getBytes(UTF_8));
    Path file = Files.write(folder.resolve("people.csv.gz"), packed);
    Path copy;
    try (PlainFile plain = plain(file, null, "people.csv.gz")) {
      copy = plain.path();
      assertThat(plain.form().packing(), is(Packing.GZIP));
      assertThat(Files.readString(copy), is(PEOPLE));
    }
    assertThat(Files.exists(copy), is(false));
    assertThat(Files.readAllBytes(file), is(packed));
  }

  @Test
  void aFileInAnotherEncodingIsCopiedInUtf8() throws IOException {
    Path file = Files.write(folder.resolve("people.csv"), "id\n\u00c4\n".getBytes(ISO_8859_1));
    try (PlainFile plain = plain(file, Encoding.LATIN1, "people.csv")) {
      assertThat(Files.readString(plain.path()), is("id\n\u00c4\n"));
    }
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] packed = Packed.of(Packing.GZIP, PEOPLE.getBytes(UTF_8));
    Path file =
        Files.write(folder.resolve("people.csv.gz"), Arrays.copyOf(packed, packed.length - 1));
    assertThat(
        Refusal.of(ExitStatus.QUALITY_GATE, () -> plain(file, null, "people.csv.gz")),
        is(
            "people.csv.gz is a gzip file that is damaged or not complete (it ends too early);"
                + " copy it again"));
  }
}

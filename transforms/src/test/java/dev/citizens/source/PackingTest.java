package dev.citizens.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.files.FilePath;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
  private static final byte[] PEOPLE = "id,name\n1,Ann\n2,Bob\n".getBytes(UTF_8);

  @TempDir Path folder;

  private Optional<Packing> packingOf(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("people.csv"), content);
    return Packing.of(new FilePath(file.toString()), "--csv=people.csv");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByTheFirstBytes(Packing packing) throws IOException {
    assertThat(packingOf(Packed.of(packing, PEOPLE)), is(Optional.of(packing)));
    if (packing != Packing.ZIP) {
      assertThat(packingOf(Packed.of(packing, new byte[0])), is(Optional.of(packing)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "i", "BZh9,names\n", "PK,name\n1,Ann\n", "(\u00b5/,name\n", "\u001f,a\n"})
  void otherFilesAreNotPacked(String text) throws IOException {
    assertThat(packingOf(text.getBytes(UTF_8)), is(Optional.empty()));
  }

  @Test
  void framesToBeSkippedMayComeFirst() throws IOException {
    byte[] skipped = HexFormat.of().parseHex("502a4d180400000001020304");
    byte[] file = Packed.joined(skipped, Packed.of(Packing.ZSTD, PEOPLE));
    assertThat(packingOf(file), is(Optional.of(Packing.ZSTD)));
    assertThat(Packed.unpack(Packing.ZSTD, file, 100), is(PEOPLE));
  }

  /** gzip, bzip2, zstd and zip themselves have made them; all but zip's from two files. */
  @ParameterizedTest
  @CsvSource({"gz,GZIP", "bz2,BZIP2", "zst,ZSTD", "zip,ZIP"})
  void filesOfTheUsualProgramsAreUnpacked(String ending, Packing packing) throws IOException {
    byte[] file;
    try (InputStream in = getClass().getResourceAsStream("people.csv." + ending)) {
      file = Objects.requireNonNull(in).readAllBytes();
    }
    assertThat(packingOf(file), is(Optional.of(packing)));
    assertThat(Packed.unpack(packing, file, 3), is(PEOPLE));
  }

  @Test
  void foldersAndWhatMacOsAddsAreNoFiles() throws IOException {
    byte[] zip = Packed.zip("in/ __MACOSX/in/._people.csv in/people.csv", PEOPLE);
    assertThat(packingOf(zip), is(Optional.of(Packing.ZIP)));
    assertThat(Packed.unpack(Packing.ZIP, zip, 100), is(PEOPLE));
  }

  @ParameterizedTest
  @CsvSource({
    "a.csv b.csv,'2 files (a.csv, b.csv)'",
    "a b/\u001b c d e,'5 files (a, b/\\u001B, c, …)'",
    "'',no file",
    "in/,no file",
  })
  void anArchiveMustHaveOneFile(String names, String found) throws IOException {
    byte[] zip = Packed.zip(names, PEOPLE);
    assertThat(
        Refusal.of(ExitStatus.QUALITY_GATE, () -> packingOf(zip)),
        is(
            "--csv=people.csv is a zip archive with %s in it, and must have one file; pack each file alone"
                .formatted(found)));
  }

  @Test
  void aWorkbookOfExcelIsNoArchive() throws IOException {
    byte[] workbook = Packed.zip("[Content_Types].xml xl/workbook.xml", PEOPLE);
    assertThat(
        Refusal.of(ExitStatus.QUALITY_GATE, () -> packingOf(workbook)),
        is(
            "--csv=people.csv is an Excel workbook (.xlsx) and no CSV text; save the sheet as CSV"
                + " (UTF-8) first"));
  }

  @Test
  void anArchiveWithAPasswordIsRefused() throws IOException {
    byte[] zip = Packed.of(Packing.ZIP, PEOPLE);
    int directory = new String(zip, ISO_8859_1).indexOf("PK\1\2");
    zip[directory + 8] |= 1;
    assertThat(
        Refusal.of(ExitStatus.QUALITY_GATE, () -> packingOf(zip)),
        is("--csv=people.csv is a zip archive with a password; unpack it first"));
  }

  @Test
  void anArchiveThatEndsEarlyIsRefused() throws IOException {
    byte[] zip = Packed.of(Packing.ZIP, PEOPLE);
    for (int bytes = 4; bytes < zip.length; bytes++) {
      byte[] cut = Arrays.copyOf(zip, bytes);
      assertThat(
          Refusal.of(ExitStatus.QUALITY_GATE, () -> packingOf(cut)),
          is("--csv=people.csv is a zip archive that is damaged or not complete; copy it again"));
    }
  }
}

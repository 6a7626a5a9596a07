package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CitizensCsvTest {
  @TempDir Path folder;

  @Test
  void theSampleInTheRepositoryIsStillWhatTheGeneratorGives() throws IOException {
    Path written = folder.resolve("citizens.csv");
    new CitizensCsv(1_000, 1, 6).write(written);

    assertThat(Files.mismatch(written, Path.of("samples/citizens_1000.csv")), is(-1L));
    assertThat(fileNames(), contains("citizens.csv"));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    byte[] byOne = bytes(new CitizensCsv(200_000, 7, 1_000), 1);

    assertArrayEquals(byOne, bytes(new CitizensCsv(200_000, 7, 1_000), 2));
    assertArrayEquals(byOne, bytes(new CitizensCsv(200_000, 7, 1_000), 5));
  }

  @Test
  void aLongerFileBeginsWithTheShorterOne() throws IOException {
    String shorter = text(new CitizensCsv(40_000, 7, 0));

    assertThat(text(new CitizensCsv(70_000, 7, 0)).startsWith(shorter), is(true));
  }

  @Test
  void anotherSeedGivesOtherRows() throws IOException {
    assertThat(text(new CitizensCsv(1, 1, 0)).equals(text(new CitizensCsv(1, 2, 0))), is(false));
  }

  @Test
  void badRowsOfEachKindStandBetweenTheGoodOnesAndLeaveThemAlone() throws IOException {
    List<String> good = text(new CitizensCsv(6, 1, 0)).lines().toList();

    assertThat(
        text(new CitizensCsv(6, 1, 3)).lines().toList(),
        contains(
            good.get(0),
            good.get(1),
            "7,only two",
            good.get(2),
            good.get(3),
            "8,Anna French,1990-01-01,Rome,Italy,x,y",
            good.get(4),
            good.get(5),
            "9,\"ab\"c,1990-01-01,Rome,Italy",
            good.get(6)));
  }

  @Test
  void everyBadRowIsThereWhereverTheChunksAreCut() throws IOException {
    for (long badRows : new long[] {1, 2, 32_767, 32_768, 100_001, 250_000}) {
      long lines = text(new CitizensCsv(100_000, 3, badRows)).lines().filter(this::isBad).count();
      assertThat(badRows + " bad rows", lines, is(badRows));
    }
  }

  @Test
  void aPlainFileDiffersOnlyInTheRowsThatNeedQuotes() throws IOException {
    List<String> rows = text(new CitizensCsv(20_000, 1, 0)).lines().toList();
    List<String> plain = text(new CitizensCsv(20_000, 1, 0, true)).lines().toList();

    assertThat(plain.size(), is(20_001));
    assertThat(plain.stream().allMatch(line -> line.split(",", -1).length == 5), is(true));
    assertThat(plain.stream().noneMatch(line -> line.contains("\"")), is(true));
    assertThat(
        Set.copyOf(plain)
            .containsAll(rows.stream().filter(line -> line.matches("[0-9]+,[^\"]*")).toList()),
        is(true));
  }

  @Test
  void noRowsGiveTheHeaderAlone() throws IOException {
    assertThat(text(new CitizensCsv(0, 1, 0)), is("id,name,birth_date,city,country\n"));
  }

  @Test
  void badRowsWithoutGoodOnesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CitizensCsv(0, 1, 1));
  }

  @Test
  void aRowHasAbout64Bytes() throws IOException {
    int bytes = bytes(new CitizensCsv(100_000, 1, 0), 2).length;

    assertThat(bytes / 100_000, is(60));
  }

  private boolean isBad(String line) {
    return line.endsWith(",only two")
        || line.endsWith("Italy,x,y")
        || line.endsWith(",\"ab\"c,1990-01-01,Rome,Italy");
  }

  private List<String> fileNames() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String text(CitizensCsv csv) throws IOException {
    return new String(bytes(csv, 2), UTF_8);
  }

  private static byte[] bytes(CitizensCsv csv, int threads) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    csv.write(out, threads);
    return out.toByteArray();
  }
}

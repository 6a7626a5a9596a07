package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.csv.CsvDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paths that Airflow's test reads as well, each with what it is on a day. */
class DatedPathTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  private record Sample(String path, String ofDay) {}

  static Stream<Sample> samples() throws IOException {
    return Files.readAllLines(Path.of("../test-data/samples/dated_paths.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(fields -> new Sample(fields[0], fields[1]));
  }

  static Stream<Sample> possible() throws IOException {
    return samples().filter(sample -> !sample.ofDay().isEmpty());
  }

  static Stream<String> mistakes() throws IOException {
    return samples().filter(sample -> sample.ofDay().isEmpty()).map(Sample::path);
  }

  @ParameterizedTest
  @MethodSource("possible")
  void aPathHasTheDayInItsPlaces(Sample sample) {
    assertThat(new DatedPath(sample.path()).on(DAY), is(sample.ofDay()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void whatLooksLikeAPlaceMustBeOne(String path) {
    assertThrows(IllegalArgumentException.class, () -> new DatedPath(path));
  }

  @Test
  void theMistakeIsShownWithWhatIsAllowed() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> new DatedPath("a_{runDate:DD}_b.csv"))
            .getMessage(),
        is(
            "has {runDate:DD}; the day is written {runDate}, which is 2026-03-01, or as"
                + " {runDate:yyyyMMdd}, of yyyy, yy, MM, M, dd, d and what is no letter"));
  }

  @Test
  void theNameInTheLakeHasTheDayAndNotThePacking() {
    CsvFile file = new CsvFile("in/{runDate:yyyy/MM}/s_{runDate:dd}.csv.gz", CsvDialect.COMMA);
    assertThat(file.files().name(DAY), is("s_09.csv"));
  }
}

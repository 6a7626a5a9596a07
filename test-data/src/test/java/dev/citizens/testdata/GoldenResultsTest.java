package dev.citizens.testdata;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** DuckDB, which made the golden files, and the generator agree on what is in the sample. */
class GoldenResultsTest {
  private static final List<Citizen> SAMPLE =
      LongStream.rangeClosed(1, 1_000).mapToObj(new CitizenRows(1)::row).toList();

  @Test
  void rowsByCountry() throws IOException {
    Map<String, Long> rowsByCountry =
        SAMPLE.stream().collect(Collectors.groupingBy(Citizen::country, Collectors.counting()));
    List<String> expected = new ArrayList<>(List.of("country,rows"));
    rowsByCountry.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> expected.add(quoted(entry.getKey()) + "," + entry.getValue()));

    assertThat(Files.readAllLines(Path.of("golden/citizens_by_country.csv")), is(expected));
  }

  @Test
  void theWordFrench() throws IOException {
    List<String> expected =
        List.of(
            "keyword,column,rows,occurrences",
            "French,name," + rowsWithFrench(Citizen::name) + "," + frenches(Citizen::name),
            "French,country,"
                + rowsWithFrench(Citizen::country)
                + ","
                + frenches(Citizen::country));

    assertThat(Files.readAllLines(Path.of("golden/keyword_matches.csv")), is(expected));
  }

  private static long rowsWithFrench(Function<Citizen, String> column) {
    return SAMPLE.stream().map(column).filter(text -> text.contains("French")).count();
  }

  private static long frenches(Function<Citizen, String> column) {
    return SAMPLE.stream().mapToLong(row -> column.apply(row).split("French", -1).length - 1).sum();
  }

  private static String quoted(String field) {
    return field.contains(",") ? '"' + field + '"' : field;
  }
}

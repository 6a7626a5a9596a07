package dev.citizens.testdata;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class CitizenRowsTest {
  private static final int ROWS = 1_000_000;
  private static final List<Citizen> MILLION =
      LongStream.rangeClosed(1, ROWS).mapToObj(new CitizenRows(1)::row).toList();

  @Test
  void rareThingsAreAsRareAsPromised() {
    assertThat("city NULL", count(row -> row.city() == null), isAbout(ROWS / 1_000));
    assertThat("city empty", count(row -> "".equals(row.city())), isAbout(ROWS / 5_000));
    assertThat("birth date NULL", count(row -> row.birthDate() == null), isAbout(ROWS / 2_000));
    assertThat("name with a quote", count(row -> row.name().contains("\"")), isAbout(ROWS / 5_000));
    assertThat("name with a comma", count(row -> row.name().contains(",")), isAbout(ROWS / 1_000));
    assertThat(
        "name of two lines", count(row -> row.name().contains("\n")), isAbout(ROWS / 100_000));
  }

  @Test
  void everyCountryOccursAndTheFirstMuchMoreOftenThanTheLast() {
    Map<String, Long> rowsByCountry =
        MILLION.stream().collect(Collectors.groupingBy(Citizen::country, Collectors.counting()));

    assertThat(rowsByCountry.size(), is(249));
    assertThat(rowsByCountry.get("India"), isAbout(164_000));
    assertThat(rowsByCountry.get("Åland Islands"), isAbout(650));
    assertThat(
        rowsByCountry.entrySet().stream()
            .max(Comparator.comparing(Map.Entry::getValue))
            .get()
            .getKey(),
        is("India"));
  }

  @Test
  void thereAre24000Cities() {
    Set<String> cities =
        MILLION.stream()
            .map(Citizen::city)
            .filter(city -> city != null && !city.isEmpty())
            .collect(Collectors.toCollection(HashSet::new));

    assertThat(cities.size(), is(24_000));
  }

  @Test
  void theWordFrenchOccursAsAWordInsideWordsAndInCountries() {
    assertThat("word", count(row -> row.name().endsWith(" French")), greaterThan(1_000L));
    assertThat("part", count(row -> row.name().contains("Frenchman")), greaterThan(1_000L));
    assertThat("small", count(row -> row.name().contains("Ffrench")), greaterThan(1_000L));
    assertThat("twice", count(row -> row.name().contains("French French")), greaterThan(10L));
    for (String country :
        List.of("French Guiana", "French Polynesia", "French Southern Territories")) {
      assertThat(country, count(row -> row.country().equals(country)), greaterThan(100L));
    }
  }

  @Test
  void namesAndCitiesGoBeyondAscii() {
    for (String word : List.of("é", "ü", "ø", "Nguyễn", "李", "🙂")) {
      assertThat(word, count(row -> row.name().contains(word)), greaterThan(0L));
    }
    assertThat(count(row -> "Paradise 🏝".equals(row.city())), greaterThan(0L));
  }

  @Test
  void aRowDoesNotDependOnTheOnesBefore() {
    Function<Long, Citizen> fresh = id -> new CitizenRows(1).row(id);

    assertThat(fresh.apply(777_777L), is(MILLION.get(777_776)));
  }

  private static long count(Predicate<Citizen> condition) {
    return MILLION.stream().filter(condition).count();
  }

  /** Within five standard deviations of a count of rare things. */
  private static Matcher<Long> isAbout(long expected) {
    long margin = (long) (5 * Math.sqrt((double) expected));
    return both(greaterThanOrEqualTo(expected - margin)).and(lessThan(expected + margin + 1));
  }
}

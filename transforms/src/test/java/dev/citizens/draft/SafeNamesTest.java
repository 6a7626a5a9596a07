package dev.citizens.draft;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that SQL takes as they are. */
class SafeNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | id",
        "Country | country",
        "Sample Number | sample_number",
        "Culmen Length (mm) | culmen_length_mm",
        "lifeExp | life_exp",
        "IMDBRating | imdb_rating",
        "Đường Số | duong_so",
        "Straße | strasse",
        "a.b-c | a_b_c",
        "1960 | _1960",
        "% of all | percent_of_all",
        "名前 | column_1"
      })
  void aNameIsMadeOfTheHeader(String header, String name) {
    assertThat(SafeNames.ofColumns(List.of(header)), contains(name));
  }

  @Test
  void namesDiffer() {
    assertThat(
        SafeNames.ofColumns(List.of("a", "A", "a_2", "", "rows")),
        contains("a", "a_2", "a_2_2", "column_4", "rows_2"));
  }

  @Test
  void aLongNameIsCut() {
    List<String> names = SafeNames.ofColumns(List.of("x".repeat(100), "x".repeat(90)));
    assertThat(names, contains("x".repeat(63), "x".repeat(61) + "_2"));
    assertThat(SafeNames.joined("a".repeat(60), "by_country").length(), is(63));
  }
}

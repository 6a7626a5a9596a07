package dev.citizens.report.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.testdata.CitizenRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {
  /** The citizens' countries are those of ISO 3166 by their English short names. */
  @Test
  void eachCountryOfTheCitizensIsOneOfIso3166() throws IOException {
    List<String> names;
    try (InputStream file = CitizenRows.class.getResourceAsStream("countries.txt")) {
      names = new String(file.readAllBytes(), UTF_8).lines().toList();
    }

    assertThat(
        names.stream().filter(name -> CountryNames.code(name).isEmpty()).toList(), is(List.of()));
    assertThat(
        names.stream().map(name -> CountryNames.code(name).get()).collect(Collectors.toSet()),
        is(
            Arrays.stream(Locale.getISOCountries())
                .map(code -> new Locale.Builder().setRegion(code).build().getISO3Country())
                .collect(Collectors.toSet())));
  }

  @Test
  void eachCountryOfTheMapIsFoundByItsOwnName() {
    Outlines.all().stream()
        .filter(outline -> !outline.code().equals("-99"))
        .forEach(
            outline ->
                assertThat(CountryNames.code(outline.name()), is(Optional.of(outline.code()))));
  }

  @ParameterizedTest
  @CsvSource({
    "the NETHERLANDS, NLD",
    "Cote d'Ivoire, CIV",
    "TÜRKİYE, TUR",
    "turkey, TUR",
    "Bosnia & Herzegovina, BIH",
    "U.S.A., USA",
    "US, USA",
    "GB, GBR",
    "DEU, DEU",
    "South Korea, KOR",
    "'Korea, Republic of', KOR",
    "'Korea, Democratic People''s Republic of', PRK",
    "'Tanzania, United Republic of', TZA",
    "Congo, COG",
    "'Congo, The Democratic Republic of the', COD",
    "'Congo, Dem. Rep.', COD",
    "'Congo, Rep.', COG",
    "'China, Hong Kong SAR', HKG",
    "'Virgin Islands, U.S.', VIR",
  })
  void aCountryIsFoundByOtherNames(String name, String code) {
    assertThat(CountryNames.code(name), is(Optional.of(code)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Sudan, South",
        "Ireland, Northern",
        "Mordor",
        "us",
        "XX",
        "-99",
        "Korea",
        "ABC",
        "code US",
        "the"
      })
  void othersAreNone(String name) {
    assertThat(CountryNames.code(name), is(Optional.empty()));
  }
}

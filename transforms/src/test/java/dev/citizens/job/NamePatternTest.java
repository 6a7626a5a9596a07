package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "s_*.csv, s_1.csv, true",
    "s_*.csv, s_.csv, true",
    "s_*.csv, s_1.csv.tmp, false",
    "s_*.csv, xs_1.csv, false",
    "s_?.csv, s_1.csv, true",
    "s_?.csv, s_12.csv, false",
    "s_?.csv, s_.csv, false",
    "*, công dân.csv, true",
    "*.csv, .hidden.csv, false",
    "?hidden.csv, .hidden.csv, false",
    ".h*, .hidden.csv, true",
    "s_[1].*, s_[1].csv, true",
    "s_[1].*, s_1.csv, false",
    "s.(1)*, s.(1).csv, true",
    "s.(1)*, sx(1).csv, false",
    "'{a,b}*', '{a,b}.csv', true"
  })
  void starsAndQuestionMarksStandForCharacters(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name), is(matches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb.csv", "a\\Eb.csv"})
  void anyCharacterOfANameIsTaken(String name) {
    assertThat(new NamePattern("a*.csv").matches(name), is(true));
    assertThat(new NamePattern(name + "*").matches(name), is(true));
  }
}

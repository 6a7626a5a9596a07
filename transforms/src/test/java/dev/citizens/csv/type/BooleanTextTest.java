package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooleanTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "True", "t", "T", "yes", "YES", "yEs", "y", "Y", "1"})
  void isTrue(String text) {
    assertThat(Spelling.canonical(ColumnType.BOOLEAN, text), is("true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE", "False", "f", "F", "no", "NO", "nO", "n", "N", "0"})
  void isFalse(String text) {
    assertThat(Spelling.canonical(ColumnType.BOOLEAN, text), is("false"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2",
        "01",
        "-1",
        "on",
        "off",
        "tru",
        "true ",
        " true",
        "truee",
        "TRUE\n",
        "fals",
        "nope",
        "ja",
        "tRU\u0005",
        "4",
        "true\u0301",
        "ye",
        "nn",
        "ſ"
      })
  void isNeither(String text) {
    assertThat(Spelling.canonical(ColumnType.BOOLEAN, text), nullValue());
    assertThat(Spelling.reason(ColumnType.BOOLEAN, text), is(BadRowReason.NOT_A_BOOLEAN));
  }
}

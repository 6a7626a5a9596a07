package dev.citizens.analysis.expression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBandTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void theBandChangesOnTheBirthday() {
    assertThat(band("1996-11-26"), is("20-29"));
    assertThat(band("1996-11-25"), is("30-39"));
    assertThat(band("1986-11-26"), is("30-39"));
    assertThat(band("1986-11-25"), is("40-49"));
  }

  @Test
  void bandsBeginAtBirthAndGoOnForEver() {
    assertThat(band("2026-11-25"), is("0-9"));
    assertThat(band("2016-11-26"), is("0-9"));
    assertThat(band("1926-11-25"), is("100-109"));
    assertThat(band("0001-01-01"), is("2020-2029"));
  }

  @Test
  void whoIsNotBornYetHasNoAge() {
    assertThat(band("2026-11-26"), is(""));
    assertThat(band("2027-01-01"), is(""));
    assertThat(band("9999-12-31"), is(""));
  }

  @Test
  void bornOnTheLeapDay() {
    assertThat(band("2000-02-29", LocalDate.of(2030, 2, 28)), is("20-29"));
    assertThat(band("2000-02-29", LocalDate.of(2030, 3, 1)), is("30-39"));
    assertThat(band("2000-02-29", LocalDate.of(2040, 2, 29)), is("40-49"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"\"",
        "1990",
        "1990-02-30",
        "31.01.1990",
        "\"\"\"\"",
        " 1990-01-01",
        "1990-01-31T00:00",
        "1990-01-01garbage",
        "0000-01-01",
        "1990-01-0\u0661"
      })
  void whatIsNoDateHasNoAge(String field) {
    assertThat(band(field), is(""));
  }

  @Test
  void aTimestampHasTheAgeOfItsDay() {
    assertThat(band("1990-11-25 23:59:59"), is(band("1990-11-25")));
    assertThat(band("1990-11-26 00:00:00.000001"), is(band("1990-11-26")));
  }

  /** A day at a time over 130 years. */
  @Test
  void isTheAgeThatJavaSays() {
    for (LocalDate born = TODAY.minusYears(130); !born.isAfter(TODAY); born = born.plusDays(1)) {
      int age = Period.between(born, TODAY).getYears();
      String band = age / 10 * 10 + "-" + (age / 10 * 10 + 9);
      assertThat(born.toString(), band(born.toString()), is(band));
    }
  }

  @Test
  void theColumnOfTheResultIsNamedAfterTheOneItComesFrom() {
    assertThat(AgeBand.column("birth_date", 1, TODAY).name(), is("birth_age_band"));
    assertThat(AgeBand.column("born", 1, TODAY).name(), is("born_age_band"));
  }

  private static String band(String field) {
    return band(field, TODAY);
  }

  private static String band(String field, LocalDate runDate) {
    return Fields.evaluate(AgeBand.column("birth_date", 0, runDate), field);
  }
}

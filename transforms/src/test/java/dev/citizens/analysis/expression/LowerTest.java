package dev.citizens.analysis.expression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LowerTest {
  private static final Lower LOWER = Lower.column("city", 0);

  @Test
  void asciiLettersAndNothingElse() {
    assertThat(lower("PARIS @[`{ 09 Zz"), is("paris @[`{ 09 zz"));
  }

  @Test
  void lettersWithAccents() {
    assertThat(lower("ÀÉÞ ×÷ßÿ ÅRHUS"), is("àéþ ×÷ßÿ århus"));
    assertThat(lower("ŁÓDŹ КИЇВ 𐐀 日本"), is("łódź київ 𐐨 日本"));
  }

  @Test
  void whatDependsOnItsNeighboursOrChangesItsLength() {
    assertThat(lower("ΟΔΟΣ ΣΑΣ"), is("οδος σας"));
    assertThat(lower("İ"), is("i\u0307"));
  }

  @Test
  void quotesStayWhereTheyAreNeeded() {
    assertThat(lower("\"KOREA, \"\"SOUTH\"\"\""), is("\"korea, \"\"south\"\"\""));
    assertThat(lower("\"ŁÓDŹ, \"\"Ł\"\"\""), is("\"łódź, \"\"ł\"\"\""));
  }

  @Test
  void nullAndTheEmptyStringStayWhatTheyAre() {
    assertThat(lower(""), is(""));
    assertThat(lower("\"\""), is("\"\""));
  }

  @Test
  void asciiWithoutCapitalsIsTakenAsItStands() {
    assertThat(Fields.prefix(LOWER, "rome 9"), is(6));
    assertThat(Fields.prefix(LOWER, "\"a, b\""), is(6));
    assertThat(Fields.prefix(LOWER, "romE"), is(-1));
    assertThat(Fields.prefix(LOWER, "é"), is(-1));
  }

  /** Every character alone, and random texts. */
  @Test
  void isWhatJavaSaysInTheRootLocale() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        check(Character.toString(character));
      }
    }
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      check(Fields.randomValue(random));
    }
  }

  @Test
  void theColumnOfTheResultIsNamedAfterTheOneItComesFrom() {
    assertThat(LOWER.name(), is("city_lower"));
  }

  private static void check(String value) {
    String expected = Fields.canonical(value.toLowerCase(Locale.ROOT));
    String found = lower(Fields.canonical(value));
    if (!found.equals(expected)) { // a matcher a character would take long
      assertThat("lower case of " + value, found, is(expected));
    }
  }

  private static String lower(String canonical) {
    return Fields.evaluate(LOWER, canonical);
  }
}

package dev.citizens.analysis.expression;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FirstWordTest {
  private static final FirstWord FIRST_WORD = FirstWord.column("name", 0);

  @Test
  void theCharactersBeforeTheFirstWhiteSpace() {
    assertThat(firstWord("Anna French"), is("Anna"));
    assertThat(firstWord("Anna-Marie\tFrench x"), is("Anna-Marie"));
    assertThat(firstWord("\"Zoë\nFrench\""), is("Zoë"));
    assertThat(firstWord("\"Zoë\rFrench\""), is("Zoë"));
  }

  @Test
  void aValueWithoutWhiteSpaceIsAWord() {
    assertThat(firstWord("Anna"), is("Anna"));
    assertThat(firstWord("Bartholomew-Alexander"), is("Bartholomew-Alexander"));
    assertThat(firstWord("\"French,Anna\""), is("\"French,Anna\""));
  }

  @Test
  void otherSpacesAndControlCharactersBelongToTheWord() {
    assertThat(firstWord("a\u00a0b\u2003c d"), is("a\u00a0b\u2003c"));
    assertThat(firstWord("a\u0001b\u000bc\u001f d"), is("a\u0001b\u000bc\u001f"));
  }

  @Test
  void quotesStandOnlyWhereTheWordNeedsThem() {
    assertThat(firstWord("\"Anna French, Dr.\""), is("Anna"));
    assertThat(firstWord("\"French, Anna\""), is("\"French,\""));
    assertThat(firstWord("\"\"\"Nan\"\" Anna\""), is("\"\"\"Nan\"\"\""));
    assertThat(firstWord("\"a\"\"b\""), is("\"a\"\"b\""));
  }

  @Test
  void beforeALeadingSpaceStandsTheEmptyString() {
    assertThat(firstWord(" Anna"), is("\"\""));
    assertThat(firstWord("\" a,b\""), is("\"\""));
    assertThat(firstWord("\"\n\""), is("\"\""));
    assertThat(firstWord("\"\""), is("\"\""));
  }

  @Test
  void nullStaysNull() {
    assertThat(firstWord(""), is(""));
  }

  @Test
  void aWordWithoutQuotesIsTakenAsItStands() {
    assertThat(Fields.prefix(FIRST_WORD, "Anna French"), is(4));
    assertThat(Fields.prefix(FIRST_WORD, "Anna"), is(4));
    assertThat(Fields.prefix(FIRST_WORD, ""), is(0));
    assertThat(Fields.prefix(FIRST_WORD, " Anna"), is(-1));
    assertThat(Fields.prefix(FIRST_WORD, "\"\""), is(-1));
    assertThat(Fields.prefix(FIRST_WORD, "\"a,b c\""), is(-1));
  }

  @Test
  void isWhatARegularExpressionSays() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      String value = Fields.randomValue(random);
      String expected = Fields.canonical(value.replaceFirst("(?s)[ \t\n\r].*", ""));
      assertThat(value, firstWord(Fields.canonical(value)), is(expected));
    }
  }

  @Test
  void theColumnOfTheResultIsNamedAfterTheOneItComesFrom() {
    assertThat(FIRST_WORD.name(), is("name_first_word"));
  }

  private static String firstWord(String canonical) {
    return Fields.evaluate(FIRST_WORD, canonical);
  }
}

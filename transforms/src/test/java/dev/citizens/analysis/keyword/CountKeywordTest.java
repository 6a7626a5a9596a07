package dev.citizens.analysis.keyword;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import dev.citizens.analysis.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected are a line for name and one for country: rows, occurrences. */
class CountKeywordTest {
  @Test
  void rowsAndOccurrencesPerColumn() {
    assertThat(
        count("French", "Anna French,France", "French French,French Guiana", "Zoë,Italy"),
        containsInAnyOrder("French,name=2,3", "French,country=1,1"));
  }

  @Test
  void aKeywordThatIsNowhereStandsThereWithZeros() {
    assertThat(
        count("French", "Anna,Italy"), containsInAnyOrder("French,name=0,0", "French,country=0,0"));
    assertThat(count("French"), containsInAnyOrder("French,name=0,0", "French,country=0,0"));
  }

  @Test
  void partsOfWordsCountAndOtherCaseDoesNot() {
    assertThat(
        count("French", "Frenchman DeFrench,french", "Ffrench,FRENCH"),
        containsInAnyOrder("French,name=1,2", "French,country=0,0"));
  }

  @Test
  void occurrencesDoNotOverlap() {
    assertThat(count("aa", "aaaaa,aaaa"), containsInAnyOrder("aa,name=1,2", "aa,country=1,2"));
    assertThat(count("aba", "ababa,abaaba"), containsInAnyOrder("aba,name=1,1", "aba,country=1,2"));
  }

  @Test
  void nullTheEmptyStringAndBlanksHoldNothing() {
    assertThat(count("a", ",\"\"", " ,\"  \""), containsInAnyOrder("a,name=0,0", "a,country=0,0"));
  }

  @Test
  void aMatchDoesNotCrossTheBorderOfAField() {
    assertThat(count("ab", "a,b", "xa,bx"), containsInAnyOrder("ab,name=0,0", "ab,country=0,0"));
    assertThat(
        count(",", "\"a\",\"b\""), containsInAnyOrder("\",\",name=0,0", "\",\",country=0,0"));
  }

  @Test
  void fieldsInQuotesAreSearchedToTheirLastByte() {
    assertThat(
        count("French", "\"French\",\"x, French\"", "\"Fr,ench\",Frenc"),
        containsInAnyOrder("French,name=1,1", "French,country=1,1"));
    assertThat(count("é", "é,\"é\""), containsInAnyOrder("é,name=1,1", "é,country=1,1"));
  }

  @Test
  void theQuotesAroundAFieldAreNotPartOfIt() {
    assertThat(
        count("\"", "\"a\",\"b,\"", "\"\"\"\",c"),
        containsInAnyOrder("\"\"\"\",name=1,1", "\"\"\"\",country=0,0"));
  }

  @Test
  void doubledQuotesAreOneQuoteOfTheValue() {
    assertThat(
        count("\"Nan\"", "\"Anna \"\"Nan\"\" French\",\"\"\"Nan\"\"\"\"Nan\"\"\"", "Nan,\"Nan\""),
        containsInAnyOrder("\"\"\"Nan\"\"\",name=1,1", "\"\"\"Nan\"\"\",country=1,2"));
    assertThat(
        count("a\"\"b", "\"a\"\"b\",\"a\"\"\"\"b\""),
        containsInAnyOrder("\"a\"\"\"\"b\",name=0,0", "\"a\"\"\"\"b\",country=1,1"));
  }

  @Test
  void onlyTheNamedColumnsAreSearched() {
    CountKeyword inCountry = new CountKeyword("k", "x", List.of("country"), List.of(1));

    assertThat(Rows.analyze(inCountry, 2, "x,y", "x,x"), containsInAnyOrder("x,country=1,1"));
  }

  @Test
  void caseMayBeIgnored() {
    CountKeyword ignoring =
        new CountKeyword("keyword", "é\"Fr", List.of("name", "country"), List.of(0, 1), true);

    assertThat(
        Rows.analyze(ignoring, 2, "\"É\"\"FR é\"\"fr\",\"É\"\"fR\"", "éFr,\"e\"\"Fr\""),
        containsInAnyOrder("\"é\"\"Fr\",name=1,2", "\"é\"\"Fr\",country=1,1"));
    assertThat(
        Rows.analyze(ignoring, 2, ",\"\""),
        containsInAnyOrder("\"é\"\"Fr\",country=0,0", "\"é\"\"Fr\",name=0,0"));
  }

  private static List<String> count(String keyword, String... lines) {
    return Rows.analyze(
        new CountKeyword("keyword", keyword, List.of("name", "country"), List.of(0, 1)), 2, lines);
  }
}

package dev.citizens.analysis.keyword;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedKeywordTest {
  @ParameterizedTest
  @CsvSource({
    "French, FRENCH french FrEnCh, 3",
    "FRENCH, Frenchman DeFrench, 2",
    "french, Frenc hFrench, 1",
    "aa, aAAaa, 2",
    "É, é É e, 2",
    "straße, STRASSE Straße STRAẞE, 2",
    "σ, ΣσςΟΔΟΣ, 4",
    "ж, Жжж, 3",
    "k, K\u212ak, 3",
    "s, Sſs, 3",
    "I, Iiİı, 2",
    "𐐀, 𐐨𐐀, 2",
    "日, 日本, 1",
    "x, '', 0",
  })
  void characterByCharacterWithoutOverlap(String keyword, String text, int occurrences) {
    assertThat(occurrences(keyword, text), is(occurrences));
  }

  @Test
  void everyLengthAndPlaceInAWord() {
    for (int before = 0; before < 20; before++) {
      for (int length = 1; length < 20; length++) {
        String text = "-".repeat(before) + "x".repeat(length - 1) + "Y" + "-".repeat(3);
        String keyword = "X".repeat(length - 1) + "y";
        assertThat(before + " before " + length, occurrences(keyword, text), is(1));
      }
    }
  }

  /** Against a search in strings of foldings. */
  @Test
  void randomKeywordsAreFoundWhereTheirFoldingIs() {
    Random random = new Random(1);
    long found = 0;
    for (int keywords = 0; keywords < 300; keywords++) {
      String keyword = "\"";
      while (keyword.isEmpty() || keyword.contains("\"") || keyword.length() > 4) {
        keyword = Fields.randomValue(random);
      }
      FoldedKeyword sought = new FoldedKeyword(keyword);
      for (int texts = 0; texts < 300; texts++) {
        String text =
            Fields.randomValue(random)
                + (random.nextBoolean() ? keyword.toUpperCase(Locale.ROOT) : keyword)
                + Fields.randomValue(random);
        int expected = count(folded(keyword), folded(text));
        found += expected;
        assertThat(keyword + " in " + text, Fields.field(text, sought::occurrences), is(expected));
      }
    }
    assertThat(found, greaterThan(10_000L));
  }

  /** By what Java says of letters that differ in case, which is right but for two of them. */
  @Test
  void foldingsAreThoseOfLettersThatDifferInCase() {
    assertThat(CaseFolding.fold('ı') != CaseFolding.fold('i'), is(true));
    assertThat(CaseFolding.fold('İ') != CaseFolding.fold('i'), is(true));
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      for (int other : new int[] {Character.toLowerCase(c), Character.toUpperCase(c)}) {
        boolean turkish = c == 'ı' || c == 'İ';
        if (!turkish && CaseFolding.fold(c) != CaseFolding.fold(other)) {
          throw new AssertionError(Character.getName(c) + ", " + Character.getName(other));
        }
      }
    }
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().map(CaseFolding::fold).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static int count(String keyword, String text) {
    int count = 0;
    for (int at = text.indexOf(keyword);
        at >= 0;
        at = text.indexOf(keyword, at + keyword.length())) {
      count++;
    }
    return count;
  }

  private static int occurrences(String keyword, String text) {
    return Fields.field(text, new FoldedKeyword(keyword)::occurrences);
  }
}

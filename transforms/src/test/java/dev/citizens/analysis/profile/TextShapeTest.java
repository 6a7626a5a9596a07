package dev.citizens.analysis.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextShapeTest {
  @Test
  void lengthsAreInCharacters() {
    assertThat(shape("").characters(), is(0));
    assertThat(shape("Rome").characters(), is(4));
    assertThat(shape("Zoë").characters(), is(3));
    assertThat(shape("日本 𐐀").characters(), is(4));
    for (int length = 0; length < 40; length++) {
      assertThat(shape("a".repeat(length)).characters(), is(length));
      assertThat(shape("a".repeat(length) + "é").characters(), is(length + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "          ", "\t\n\u000b\f\r ", "\u00a0", "\u2003\u3000", "\u0085"})
  void nothingButWhiteSpaceIsBlank(String text) {
    assertThat(shape(text).blank(), is(true));
    assertThat(shape(text).invalid(), is(false));
    assertThat(shape(text + "x").blank(), is(false));
    assertThat(shape("x" + text).blank(), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u001f", "\u007f", "\u0080", "\u009f", "\ufffd"})
  void charactersThatNobodyTypesAreInvalidWhereverTheyStand(String character) {
    for (int before = 0; before < 20; before++) {
      assertThat(shape("a".repeat(before) + character + "b").invalid(), is(true));
      assertThat(shape("a".repeat(before) + character).invalid(), is(true));
      assertThat(shape("é".repeat(before) + character).blank(), is(false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb", "a\nb\r\n", "\u00a0", "~}|", "é\u0085", "\ufffc", "日\t本"})
  void othersAreValid(String text) {
    assertThat(shape(text).invalid(), is(false));
  }

  @Test
  void isWhatTheCharactersSayOneByOne() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      String text = Fields.randomValue(random);
      TextShape shape = shape(text);
      assertThat(text, shape.characters(), is(text.codePointCount(0, text.length())));
      assertThat(text, shape.blank(), is(text.matches("(?U)\\p{IsWhite_Space}*")));
      assertThat(
          text, shape.invalid(), is(text.matches("(?s).*[\ufffd\\p{Cc}&&[^\t-\r\u0085]].*")));
    }
  }

  private static TextShape shape(String text) {
    TextShape shape = new TextShape();
    return Fields.field(
        text,
        (bytes, from, to) -> {
          shape.lookAt(bytes, from, to);
          return shape;
        });
  }
}

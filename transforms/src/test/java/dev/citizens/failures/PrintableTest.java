package dev.citizens.failures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void textOfAnyScriptStays() {
    assertThat(Printable.of("Đà Nẵng, 東京, 😀, \"a\\b\""), is("Đà Nẵng, 東京, 😀, \"a\\b\""));
  }

  @Test
  void whatATerminalObeysIsWrittenOut() {
    assertThat(
        Printable.of("a\u001B[31mb\r\nc\u0000\u009B"),
        is("a\\u001B[31mb\\u000D\\u000Ac\\u0000\\u009B"));
  }

  @Test
  void whatNobodySeesIsWrittenOut() {
    assertThat(Printable.of("a\u202Eb\u200Bc\uFEFF\u2028"), is("a\\u202Eb\\u200Bc\\uFEFF\\u2028"));
    assertThat(Printable.of("half \uD83D"), is("half \\uD83D"));
    assertThat(Printable.of(Character.toString(0xE0001)), is("\\U000E0001"));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(Printable.of("😀😀😀", 3), is("😀😀😀"));
    assertThat(Printable.of("😀😀😀", 2), is("😀😀…"));
  }
}

package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever pieces a text comes in, the same is taken away. */
class TextRulesTest {
  private static final TextRules COMMENTS = new TextRules((byte) ',', "--", 0, false, false, false);

  /** Filters a text that comes in two pieces, cut at each byte. */
  private static String filtered(String text, TextRules rules) {
    byte[] bytes = text.getBytes(UTF_8);
    String whole = filtered(bytes, bytes.length, rules);
    for (int cut = 0; cut < bytes.length; cut++) {
      assertThat("cut at " + cut, filtered(bytes, cut, rules), is(whole));
    }
    return whole;
  }

  private static String filtered(byte[] bytes, int cut, TextRules rules) {
    return filtered(bytes, cut, rules.filters().get(0));
  }

  private static String filtered(byte[] bytes, int cut, TextFilter filter) {
    ByteSink out = new ByteSink(16);
    filter.pass(bytes, 0, cut, out);
    filter.pass(bytes, cut, bytes.length, out);
    filter.finish(out);
    return new String(out.toByteArray(), UTF_8);
  }

  /** Such as {@code \\n} for a line feed, and two for a backslash. */
  private static String unescaped(String text) {
    return text.translateEscapes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a\\n--x\\nb\\n|a\\nb\\n",
        "--x\\n--\\n--y\\r\\na|a",
        "a\\n--x|a\\n",
        "--|``",
        "-|-",
        "-\\n--\\n|-\\n",
        "a,--x\\n|a,--x\\n",
        " --x\\n| --x\\n",
        "---\\n-a\\n--|-a\\n",
        "\\n--x\\n\\na|\\n\\na",
        "\"a\\n--x\\n\",b\\n--c\\n|\"a\\n--x\\n\",b\\n",
        "--\"x\\na\\n|a\\n",
        "a\"\\n--x\\nb|a\"\\nb",
        "công\\n--dân\\nsố|công\\nsố"
      })
  void commentsGoWhereALineOfTheFileBegins(String text, String expected) {
    assertThat(filtered(unescaped(text), COMMENTS), is(unescaped(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|a\\nb\\nTOTAL\\n|a\\nb\\n",
        "1|a\\nb\\nTOTAL|a\\nb\\n",
        "2|a\\nb\\nTOTAL|a\\n",
        "1|a\\n\\n|a\\n",
        "3|a\\nb\\nTOTAL|``",
        "3|a\\nb\\n|``",
        "1|a|``",
        "1|``|``",
        "1|a\\r\\nTOTAL\\r\\n|a\\r\\n"
      })
  void lastLinesGo(int lines, String text, String expected) {
    TextRules rules = new TextRules((byte) ',', "", lines, false, false, false);
    assertThat(filtered(unescaped(text), rules), is(unescaped(expected)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void lastLinesGoOfAnyText(int lines) {
    TextRules rules = new TextRules((byte) ',', "", lines, false, false, false);
    Random random = new Random(lines);
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(40), 0, 4).forEach(i -> text.append("a\nb\n".charAt(i)));
      List<String> all = new ArrayList<>(List.of(text.toString().split("(?<=\n)", -1)));
      all.removeIf(String::isEmpty);
      String kept = String.join("", all.subList(0, Math.max(0, all.size() - lines)));
      assertThat(filtered(text.toString(), rules), is(kept));
    }
  }

  /**
   * Here {@code ~} is a backslash, {@code ^} a quote, {@code ;} a line feed, {@code !} a return.
   */
  private static String signs(String text) {
    return text.replace('~', '\\').replace('^', '"').replace(';', '\n').replace('!', '\r');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b;|a,b;",
        "~N,~N;|,;",
        "~N!;~N|!;",
        "~Nx,~N~N;|Nx,NN;",
        "~N!,b;|^N!^,b;",
        "^~N^,^^;|N,^^;",
        "^a ~^b~^^,c;|^a ^^b^^^,c;",
        "a~,b,c;|^a,b^,c;",
        "a~;b,c;|^a;b^,c;",
        "a~nb~rc;|^a;b!c^;",
        "a~xb~~c;|axb~c;",
        "^a^^b^,c!;|^a^^b^,c!;",
        "a^b,c;|^a^^b^,c;",
        "~^a,b;|^^^a^,b;",
        "^a^b,c;|^a^b,c;",
        "^a,b;|^a,b;",
        "a~|a~",
        "^a^!,b;|^a^!,b;",
        "^a^!^b^,1;|^a^!^b^,1;",
        "^a^!!;|^a^!!;",
        "^a!^!;|^a!^!;",
        "a!,b!;|^a!^,b!;",
        "!;;,;|!;;,;"
      })
  void backslashesEscape(String text, String expected) {
    TextRules rules = new TextRules((byte) ',', "", 0, false, true, false);
    assertThat(filtered(signs(text), rules), is(expected == null ? "" : signs(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "^a~^b~nc^,d;|^a^^b;c^,d;",
        "abc!;d;|^abc^!;d;",
        "ab!c,d;|^ab!c^,d;",
        "ab~!;d;|^ab!^;d;",
        "abc~|^abc~^",
        "^abc~|^abc~",
        "^abc,d;e|^abc,d;e",
        "^abc^x,d;|^abc^x,d;",
        "^a^xyz,d;|^a^xyz,d;",
        "^ab!^!;|^ab!^!;",
        "^abc^!,d;|^abc^!,d;",
        "a,b;|a,b;"
      })
  void aLongFieldIsWrittenBeforeItsEndIsSeen(String text, String expected) {
    byte[] bytes = signs(text).getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      TextFilter filter = new EscapedText((byte) ',', true, true, 3);
      assertThat("cut at " + cut, filtered(bytes, cut, filter), is(signs(expected)));
    }
  }

  @Test
  void aQuoteThatIsNeverClosedIsNotHeld() {
    TextFilter filter = new EscapedText((byte) ',', true, true, 3);
    ByteSink out = new ByteSink(16);
    filter.pass("\"a\nb\nc".getBytes(UTF_8), 0, 6, out);
    assertThat(new String(out.toByteArray(), UTF_8), is("\"a\nb\nc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"^a,b^;|^^^a^,^b^^^;", "^^,5^;|^^^^^^,^5^^^;", "a~b,c|a~b,c", "^,a|^^^^,a"})
  void quotesMayBeText(String text, String expected) {
    TextRules rules = new TextRules((byte) ',', "", 0, false, false, true);
    assertThat(filtered(signs(text), rules), is(signs(expected)));
  }

  @Test
  void allThatIsSpecialIsQuotedForTheFilesDelimiter() {
    TextRules rules = new TextRules((byte) '\t', "", 0, false, true, true);
    assertThat(filtered(signs("a,b\tc~\td\t~0;"), rules), is(signs("a,b\t^c\td^\t\0;")));
  }

  @Test
  void carriageReturnsEndLines() {
    assertThat(filtered("a\rb\r\r\"c\rd\"", TextRules.CARRIAGE_RETURNS), is("a\nb\n\n\"c\nd\""));
    assertThat(filtered("a\r\nb\n\n\r", TextRules.CARRIAGE_RETURNS), is("a\nb\n\n\n"));
  }

  @Test
  void theySayWhatTheyAre() {
    assertThat(TextRules.NONE.areNone(), is(true));
    assertThat(TextRules.NONE.toString(), is(""));
    TextRules all = new TextRules((byte) ',', "#", 1, true, true, true);
    assertThat(all.areNone(), is(false));
    assertThat(all.toString(), is("CR, comments, escapes, quotes as text, last lines"));
    assertThat(all.filters().size(), is(4));
  }
}

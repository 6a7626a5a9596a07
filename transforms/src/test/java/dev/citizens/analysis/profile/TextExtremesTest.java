package dev.citizens.analysis.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Fields;
import dev.citizens.csv.ByteSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextExtremesTest {
  private static final Comparator<String> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  @Test
  void capitalsComeBeforeSmallLettersAndAccentsBehind() {
    assertThat(extremes("b", "Z", "é", "a"), is("Z,é"));
  }

  @Test
  void theBeginningOfATextComesBeforeIt() {
    assertThat(extremes("12345678x", "12345678", "12345678\0", "1234567"), is("1234567,12345678x"));
    assertThat(extremes("a", "a\0", ""), is("\"\",a\0"));
    assertThat(extremes("a\0", "a"), is("a,a\0"));
  }

  @Test
  void extremesAreCanonicalFields() {
    assertThat(extremes(","), is("\",\",\",\""));
    assertThat(extremes(""), is("\"\",\"\""));
    assertThat(extremes(), is(","));
  }

  @Test
  void areTheFirstAndTheLastInOrderHoweverTheyWereMerged() throws IOException {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      List<String> all = new ArrayList<>();
      List<TextExtremes> parts = new ArrayList<>();
      for (int part = random.nextInt(4); part >= 0; part--) {
        TextExtremes extremes = new TextExtremes();
        for (int i = random.nextInt(6); i > 0; i--) {
          String text = Fields.randomValue(random) + random.nextInt(3);
          all.add(text);
          add(extremes, text);
        }
        parts.add(extremes);
      }
      TextExtremes merged = new TextExtremes();
      for (TextExtremes part : parts) {
        merge(merged, part);
      }
      all.sort(BY_BYTES);
      String expected =
          all.isEmpty()
              ? ","
              : Fields.canonical(all.get(0)) + "," + Fields.canonical(all.get(all.size() - 1));
      assertThat(text(merged), is(expected));
    }
  }

  private static String extremes(String... texts) {
    TextExtremes extremes = new TextExtremes();
    for (String text : texts) {
      add(extremes, text);
    }
    return text(extremes);
  }

  private static void add(TextExtremes extremes, String text) {
    Fields.field(
        text,
        (bytes, from, to) -> {
          extremes.add(bytes, from, to);
          return null;
        });
  }

  private static void merge(TextExtremes target, TextExtremes part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    part.writeTo(new DataOutputStream(bytes));
    target.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static String text(Extremes extremes) {
    ByteSink line = new ByteSink(16);
    extremes.appendMin(line);
    line.append(",");
    extremes.appendMax(line);
    return new String(line.array(), 0, line.length(), UTF_8);
  }
}

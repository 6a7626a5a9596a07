package dev.citizens.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoneDotsTest {
  private static final String[] PIECES = {
    "\\", ".", "\\.", "\n", "\n\n", "a", "\"\\.\n\\.\"\n", "\"\""
  };

  private static String quoted(String csv) throws IOException {
    // Reads of a byte at a time show every border.
    InputStream slow =
        new ByteArrayInputStream(csv.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(1, length));
          }
        };
    return new String(new LoneDots(slow).readAllBytes(), UTF_8);
  }

  @Test
  void onlyTheValueAloneGetsQuotes() throws IOException {
    assertThat(quoted("\\.\n"), is("\"\\.\"\n"));
    assertThat(quoted("\\.\n\\.\n"), is("\"\\.\"\n\"\\.\"\n"));
    assertThat(quoted("a\n\\.\n\nb\n"), is("a\n\"\\.\"\n\nb\n"));
    assertThat(quoted("\\.x\n\\\n.\nx\\.\n"), is("\\.x\n\\\n.\nx\\.\n"));
    assertThat(quoted("\"\\.\n\\.\n\"\n\\.\n"), is("\"\\.\n\\.\n\"\n\"\\.\"\n"));
    assertThat(quoted("\"say \"\"\n\\.\n\"\"\"\n"), is("\"say \"\"\n\\.\n\"\"\"\n"));
    assertThat(quoted("\\."), is("\"\\.\""));
    assertThat(quoted("\\"), is("\\"));
    assertThat(quoted(""), is(""));
  }

  @Test
  void allElseStaysAsItIs() throws IOException {
    Pattern alone = Pattern.compile("\"(?:[^\"]|\"\")*\"|(?<=^|\n)\\\\\\.(?=\n|$)");
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder csv = new StringBuilder();
      for (int left = random.nextInt(12); left > 0; left--) {
        csv.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String expected =
          alone
              .matcher(csv)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          found.group().equals("\\.") ? "\"\\.\"" : found.group()));
      assertThat(csv.toString(), quoted(csv.toString()), is(expected));
    }
  }
}

package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ByteSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  private static final int PADDING_BYTES = 16;

  @Test
  void codesAreGivenInTheOrderOfFirstAppearance() {
    Dictionary dictionary = new Dictionary();

    assertThat(
        List.of(code(dictionary, "b"), code(dictionary, ""), code(dictionary, "b")),
        is(List.of(0, 1, 0)));
    assertThat(values(dictionary), is(List.of("b", "")));
  }

  /** The first 16 bytes stand in the slot, the others elsewhere: each length must tell apart. */
  @Test
  void stringsThatDifferInOneByteOrInLengthDiffer() {
    Dictionary dictionary = new Dictionary();
    Map<String, Integer> expected = new HashMap<>();
    for (int length = 0; length <= 40; length++) {
      for (int changed = 0; changed <= length; changed++) {
        char[] text = new char[length];
        Arrays.fill(text, 'a');
        if (changed < length) {
          text[changed] = 'b';
        }
        expected.putIfAbsent(new String(text), expected.size());
        // NUL is the padding's value, and no string's end.
        expected.putIfAbsent(new String(text) + "\0", expected.size());
        code(dictionary, new String(text));
        code(dictionary, new String(text) + "\0");
      }
    }

    expected.forEach((text, code) -> assertThat(text, code(dictionary, text), is(code)));
    assertThat(dictionary.size(), is(expected.size()));
  }

  @Test
  void whatStandsBehindAStringDoesNotMatter() {
    Dictionary dictionary = new Dictionary();
    for (int length = 0; length <= 20; length++) {
      byte[] bytes = "x".repeat(60).getBytes(UTF_8);
      int code = dictionary.code(bytes, 3, 3 + length);
      Arrays.fill(bytes, 3 + length, bytes.length, (byte) 'z');
      Arrays.fill(bytes, 0, 3, (byte) 'y');
      assertThat(dictionary.code(bytes, 3, 3 + length), is(code));
    }
    assertThat(dictionary.size(), is(21));
  }

  @Test
  void itGrowsWithoutForgetting() {
    Dictionary dictionary = new Dictionary();
    int strings = 100_000;
    for (int i = 0; i < strings; i++) {
      assertThat(code(dictionary, "value number " + i), is(i));
    }
    for (int i = 0; i < strings; i += 7) {
      assertThat(code(dictionary, "value number " + i), is(i));
    }
    assertThat(dictionary.size(), is(strings));
  }

  @Test
  void whatOneWritesAnotherAdds() throws IOException {
    Dictionary one = new Dictionary();
    Dictionary other = new Dictionary();
    Random random = new Random(3);
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      strings.add("é".repeat(random.nextInt(30)) + i);
      code(one, strings.get(i));
      code(other, "é".repeat(random.nextInt(30)) + i);
    }
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    one.writeTo(new DataOutputStream(written));

    int[] codes =
        other.addAll(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

    assertThat(codes.length, is(500));
    for (int i = 0; i < 500; i++) {
      assertThat(code(other, strings.get(i)), is(codes[i]));
      assertThat(other.codeOf(one, i), is(codes[i]));
    }
  }

  private static int code(Dictionary dictionary, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return dictionary.code(Arrays.copyOf(bytes, bytes.length + PADDING_BYTES), 0, bytes.length);
  }

  private static List<String> values(Dictionary dictionary) {
    List<String> values = new ArrayList<>();
    for (int code = 0; code < dictionary.size(); code++) {
      ByteSink value = new ByteSink(16);
      dictionary.appendTo(value, code);
      values.add(new String(value.array(), 0, value.length(), UTF_8));
    }
    return values;
  }
}

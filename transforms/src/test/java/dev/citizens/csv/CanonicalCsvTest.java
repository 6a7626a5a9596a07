package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalCsvTest {
  @Test
  void quotesComeOnlyWhereTheyAreNeeded() {
    Map<String, String> canonical =
        Map.of(
            "plain", "plain",
            "", "\"\"",
            " ", " ",
            "a,b", "\"a,b\"",
            "a\nb", "\"a\nb\"",
            "a\rb", "\"a\rb\"",
            "\"", "\"\"\"\"",
            "a\"b\"", "\"a\"\"b\"\"\"",
            "Zoë 🙂", "Zoë 🙂");

    canonical.forEach((value, field) -> assertThat(ofValue(value), is(field)));
  }

  @Test
  void aFieldLosesNeedlessQuotesAndGetsMissingOnes() {
    assertThat(ofField("\"plain\"", true), is("plain"));
    assertThat(ofField("\"\"", true), is("\"\""));
    assertThat(ofField("", false), is(""));
    assertThat(ofField("a\rb", false), is("\"a\rb\""));
    assertThat(ofField("\"a,b\"", true), is("\"a,b\""));
    assertThat(ofField("\"\"\"\"", true), is("\"\"\"\""));
    assertThat(ofField("plain", false), is("plain"));
  }

  /** All values of up to six letters that matter. */
  @Test
  void differentValuesHaveDifferentFieldsAndComeBack() {
    Map<String, String> valueOf = new HashMap<>();
    valueOf.put("", null); // NULL
    for (String value : valuesUpTo(6)) {
      String field = ofValue(value);
      assertThat(field, valueOf.put(field, value), nullValue());
      List<ScannedRecord> back = ScannedRecord.scan((field + ",x").getBytes(UTF_8), 2, 64);
      assertThat(back, is(List.of(ScannedRecord.row(0, field + ",x", value, "x"))));
      assertThat("twice", ofField(field, field.startsWith("\"")), is(field));
      assertThat("quoted", ofField('"' + value.replace("\"", "\"\"") + '"', true), is(field));
    }
  }

  @Test
  void aByteThatNeedsQuotesIsSeenAtEachPlaceOfASlice() {
    for (int length = 0; length <= 20; length++) {
      for (int padding = 0; padding <= 9; padding++) {
        byte[] bytes = new byte[1 + length + padding];
        Arrays.fill(bytes, (byte) ','); // around the slice, where it does not matter
        Arrays.fill(bytes, 1, 1 + length, (byte) '+');
        assertThat(CanonicalCsv.needsQuotes(bytes, 1, 1 + length), is(false));
        for (int place = 1; place <= length; place++) {
          for (char special : ",\"\n\r".toCharArray()) {
            bytes[place] = (byte) special;
            assertThat(CanonicalCsv.needsQuotes(bytes, 1, 1 + length), is(true));
          }
          bytes[place] = '+';
        }
      }
    }
  }

  private static List<String> valuesUpTo(int length) {
    List<String> values = new ArrayList<>(List.of(""));
    int from = 0;
    for (int n = 1; n <= length; n++) {
      int to = values.size();
      for (String shorter : List.copyOf(values.subList(from, to))) {
        for (String letter : List.of("a", ",", "\"", "\n", "\r")) {
          values.add(shorter + letter);
        }
      }
      from = to;
    }
    return values;
  }

  private static String ofValue(String value) {
    byte[] bytes = ("xx" + value + "y").getBytes(UTF_8); // a slice
    ByteSink out = new ByteSink(1);
    CanonicalCsv.appendValue(out, bytes, 2, bytes.length - 1);
    return new String(out.toByteArray(), UTF_8);
  }

  private static String ofField(String field, boolean quoted) {
    byte[] bytes = ("xx" + field + "y").getBytes(UTF_8);
    ByteSink out = new ByteSink(1);
    CanonicalCsv.appendField(out, bytes, 2, bytes.length - 1, quoted);
    return new String(out.toByteArray(), UTF_8);
  }
}

package dev.citizens.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  /** As {@code ORDER BY … NULLS FIRST} with binary collation has them. */
  private static final List<String> ONE_FIELD =
      List.of(
          "",
          "\"\"",
          "\0",
          "\"\n\"",
          "\"\r\"",
          " ",
          "\"\"\"\"",
          "\"\"\"a\"",
          "\",\"",
          "-",
          "1",
          "10",
          "2",
          "A",
          "a",
          "\"a\n\"",
          "a b",
          "\"a\"\"b\"",
          "\"a,b\"",
          "a-b",
          "ab",
          "b",
          "é",
          "東",
          "🙂");

  private static final List<String> TWO_FIELDS =
      List.of(
          ",",
          ",\"\"",
          ",a",
          ",b",
          "\"\",",
          "\"\",\"\"",
          "\"\",a",
          "a,",
          "a,\"\"",
          "a,\"a,b\"",
          "a,b",
          "a b,a",
          "\"a,b\",",
          "\"a,b\",a",
          "ab,a");

  @Test
  void fieldsAreOrderedByTheirValuesNotByTheQuotesAroundThem() {
    checkOrder(ONE_FIELD);
  }

  @Test
  void severalFieldsAreOrderedByTheFirstThatDiffers() {
    checkOrder(TWO_FIELDS);
  }

  private static void checkOrder(List<String> ordered) {
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = 0; j < ordered.size(); j++) {
        String left = ordered.get(i);
        String right = ordered.get(j);
        assertThat(left + " and " + right, compare(left, right), is(Integer.compare(i, j)));
      }
    }
  }

  private static int compare(String left, String right) {
    byte[] a = ("x" + left + "x").getBytes(UTF_8); // slices
    byte[] b = ("yy" + right + "y").getBytes(UTF_8);
    return Integer.signum(KeyOrder.compare(a, 1, a.length - 1, b, 2, b.length - 1));
  }
}

package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowCounterTest {
  private static final KeyExpression A = new ColumnValue("a", 0);
  private static final KeyExpression B = new ColumnValue("b", 1);

  @Test
  void moreValuesThanCodesAreCountedAllTheSame() {
    int values = KeyCodes.MAX_CODES + 1000;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2 * values; i++) {
      lines.add(i % values + ",x");
    }
    List<String> groups =
        Rows.analyze(new CountBy("n", List.of(A), 0), 2, lines.toArray(String[]::new));
    assertThat(groups, hasSize(values));
    for (int value : new int[] {0, KeyCodes.MAX_CODES - 1, KeyCodes.MAX_CODES, values - 1}) {
      assertThat(groups, hasItem(value + "=2"));
    }
  }

  @Test
  void aCodedAndAnUncodedColumnMakeOneKey() {
    int values = KeyCodes.MAX_CODES + 10;
    String[] lines =
        IntStream.range(0, values).mapToObj(i -> i + "," + i % 2).toArray(String[]::new);
    List<String> groups = Rows.analyze(new CountBy("n", List.of(B, A), 0), 2, lines);
    assertThat(groups, hasSize(values));
    assertThat(groups, hasItem((values - 1) % 2 + "," + (values - 1) + "=1"));
  }

  @Test
  void anyNumberOfColumnsMakesAKey() {
    List<KeyExpression> five = List.of(A, B, A, B, A);
    assertThat(
        Rows.analyze(new CountBy("n", five, 0), 2, "x,y", "x,y", "y,x"),
        containsInAnyOrder("x,y,x,y,x=2", "y,x,y,x,y=1"));
    assertThat(
        Rows.analyze(new CountBy("n", five.subList(0, 3), 0), 2, "x,y", "x,y", "y,x"),
        containsInAnyOrder("x,y,x=2", "y,x,y=1"));
  }

  @Test
  void longCountsKeepsEveryKeyWhileItGrows() {
    LongCounts counts = new LongCounts();
    int keys = 100_000;
    for (int i = 0; i < 3 * keys; i++) {
      counts.add((long) (i % keys) << 17);
    }
    long[] seen = new long[keys];
    counts.forEach((key, count) -> seen[(int) (key >>> 17)] += count);
    for (long count : seen) {
      assertThat(count, is(3L));
    }
  }
}

package dev.citizens.analysis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairCountsTest {
  private static final int ROWS_PER_BATCH = 100;

  @Test
  void pairsAreVisitedByFirstCodeThenBySecond() {
    PairCounts counts = new PairCounts();
    counts.addAll(new int[] {2, 0, 1, 0, 2}, new int[] {0, 5, 5, 1, 0}, 5, 3, 6);

    assertThat(pairs(counts), contains("0,1=1", "0,5=1", "1,5=1", "2,0=2"));
    assertThat(counts.pairs(), is(4));
  }

  @Test
  void nothingCountedNothingVisited() {
    assertThat(pairs(new PairCounts()), is(List.of()));
  }

  /** Few pairs, then many values and few rows, then many rows of few values: all forms. */
  @Test
  void changingTheFormKeepsTheCounts() {
    for (int[] sizes :
        new int[][] {{3, 5}, {2_000, 3}, {3, 2_000}, {1_500, 1_500}, {70_000, 70_000}}) {
      Random random = new Random(sizes[0]);
      PairCounts counts = new PairCounts();
      Map<List<Integer>, Long> expected = new TreeMap<>(PairCountsTest::compare);
      int firsts = 1;
      int seconds = 1;
      for (int batch = 0; batch < 3_000; batch++) {
        firsts = Math.min(sizes[0], firsts + random.nextInt(ROWS_PER_BATCH));
        seconds = Math.min(sizes[1], seconds + random.nextInt(ROWS_PER_BATCH));
        int[] first = random.ints(ROWS_PER_BATCH, 0, firsts).toArray();
        int[] second = random.ints(ROWS_PER_BATCH, 0, seconds).toArray();
        counts.addAll(first, second, ROWS_PER_BATCH, firsts, seconds);
        for (int i = 0; i < ROWS_PER_BATCH; i++) {
          expected.merge(List.of(first[i], second[i]), 1L, Long::sum);
        }
      }
      List<String> lines = new ArrayList<>();
      expected.forEach((pair, n) -> lines.add(pair.get(0) + "," + pair.get(1) + "=" + n));
      assertThat(pairs(counts), is(lines));
      assertThat(counts.pairs(), is(lines.size()));
    }
  }

  @Test
  void countsGoBeyondWhatACounterHolds() {
    PairCounts counts = new PairCounts();
    counts.add(1, 2, Integer.MAX_VALUE, 3, 3);
    counts.addAll(new int[] {1, 0}, new int[] {2, 0}, 2, 3, 3);
    counts.addAll(new int[] {1, 0}, new int[] {2, 0}, 2, 3, 3);
    counts.add(0, 0, 1L << 40, 3, 3);

    assertThat(pairs(counts), contains("0,0=1099511627778", "1,2=2147483649"));
  }

  @Test
  void manyValuesInFewRowsTakeLittleMemory() {
    PairCounts counts = new PairCounts();
    for (int i = 0; i < 4_000; i++) {
      counts.add(i, i, 1, i + 1, i + 1);
    }

    assertThat(counts.bytesUsed(), lessThan(1L << 20));
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    int byFirst = a.get(0).compareTo(b.get(0));
    return byFirst != 0 ? byFirst : a.get(1).compareTo(b.get(1));
  }

  private static List<String> pairs(PairCounts counts) {
    List<String> pairs = new ArrayList<>();
    counts.forEach((first, second, count) -> pairs.add(first + "," + second + "=" + count));
    return pairs;
  }
}

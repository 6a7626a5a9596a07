package dev.citizens.analysis.sql.aggregate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairSetTest {
  private static final int PAIRS_PER_BATCH = 300;

  @Test
  void aPairIsNewOnce() {
    PairSet set = new PairSet();
    set.ensure(3, 6, 3);

    assertThat(set.add(2, 5), is(true));
    assertThat(set.add(0, 1), is(true));
    assertThat(set.add(2, 5), is(false));
    assertThat(pairs(set), contains("0,1", "2,5"));
  }

  @Test
  void nothingAddedNothingVisited() {
    assertThat(pairs(new PairSet()), is(List.of()));
  }

  /** Few pairs, then many values and few pairs, then many pairs of few values: all forms. */
  @Test
  void changingTheFormKeepsThePairs() {
    for (int[] sizes :
        new int[][] {{1, 70_000}, {2_000, 3}, {1_500, 1_500}, {40_000, 40_000}, {70_000, 1}}) {
      Random random = new Random(sizes[0]);
      PairSet set = new PairSet();
      Set<Long> expected = new HashSet<>();
      int firsts = 1;
      int seconds = 1;
      int wrong = 0;
      for (int batch = 0; batch < 500; batch++) {
        firsts = Math.min(sizes[0], firsts + random.nextInt(PAIRS_PER_BATCH));
        seconds = Math.min(sizes[1], seconds + random.nextInt(PAIRS_PER_BATCH));
        set.ensure(firsts, seconds, PAIRS_PER_BATCH);
        for (int i = 0; i < PAIRS_PER_BATCH; i++) {
          int first = random.nextInt(firsts);
          int second = random.nextInt(seconds);
          wrong += set.add(first, second) == expected.add(pair(first, second)) ? 0 : 1;
        }
      }
      assertThat(wrong, is(0));
      List<Long> found = new ArrayList<>();
      set.forEach((first, second) -> found.add(pair(first, second)));
      assertThat(found.size(), is(expected.size()));
      assertThat(new HashSet<>(found).equals(expected), is(true));
    }
  }

  private static long pair(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  @Test
  void millionsOfValuesOfOneGroupTakeABitEach() {
    PairSet set = new PairSet();
    for (int value = 0; value < 1 << 21; value++) {
      set.ensure(1, value + 1, 1);
      set.add(0, value);
    }

    assertThat(set.bytesUsed(), is(1L << 18));
  }

  @Test
  void manyNumbersInFewPairsTakeLittleMemory() {
    PairSet set = new PairSet();
    for (int i = 0; i < 4_000; i++) {
      set.ensure(1_000 * i + 1, 1_000 * i + 1, 1);
      set.add(1_000 * i, 1_000 * i);
    }

    assertThat(set.bytesUsed(), lessThan(1L << 19));
  }

  private static List<String> pairs(PairSet set) {
    List<String> pairs = new ArrayList<>();
    set.forEach((first, second) -> pairs.add(first + "," + second));
    return pairs;
  }
}

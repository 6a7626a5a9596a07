package dev.citizens.analysis.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.citizens.analysis.Partitions;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupKeyTest {
  private static final int MANY = 1_000;

  private final Random random = new Random(11);

  private Set<Integer> parts(long[] others, long[] lasts) {
    Set<Integer> parts = new HashSet<>();
    for (long other : others) {
      for (long last : lasts) {
        parts.add(Partitions.of(GroupKey.dealt(other, last)));
      }
    }
    return parts;
  }

  private long[] hashes(int count) {
    return random.longs(count).toArray();
  }

  @Test
  void manyGroupsAreDealtOutToAllParts() {
    assertThat(parts(hashes(MANY), hashes(MANY)), hasSize(Partitions.COUNT));
  }

  @Test
  void aValueOfTheLastKeyIsInFourPartsOfAllGroups() {
    assertThat(parts(hashes(MANY), hashes(1)), hasSize(4));
  }

  @Test
  void aValueOfTheOtherKeysIsInEight() {
    assertThat(parts(hashes(1), hashes(MANY)), hasSize(8));
  }

  @Test
  void aGroupHasOnePart() {
    assertThat(Partitions.of(GroupKey.dealt(0b10L << 62, 0b101L << 61)), is(0b10110));
  }
}

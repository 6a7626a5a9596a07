package dev.citizens.analyze;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanRangeTest {
  private static final List<Long> SPLITS = List.of(10L, 30L, 35L, 90L, 100L);

  @Test
  void smallTargetsGiveARangePerSplit() {
    assertThat(
        ScanRange.tile("f", SPLITS, 120, 1),
        contains(
            new ScanRange("f", 0, 10, 30),
            new ScanRange("f", 1, 30, 35),
            new ScanRange("f", 2, 35, 90),
            new ScanRange("f", 3, 90, 100),
            new ScanRange("f", 4, 100, 120)));
  }

  @Test
  void neighboursAreJoinedUpToTheTarget() {
    assertThat(
        ScanRange.tile("f", SPLITS, 120, 25),
        contains(
            new ScanRange("f", 0, 10, 35),
            new ScanRange("f", 1, 35, 90),
            new ScanRange("f", 2, 90, 120)));
    assertThat(ScanRange.tile("f", SPLITS, 120, 1_000), contains(new ScanRange("f", 0, 10, 120)));
  }

  @Test
  void travels() throws Exception {
    CoderContract.check(
        ScanRange.CODER,
        new ScanRange("hdfs://h:9/l/ü.csv", 3, 1L << 40, (1L << 40) + 7),
        new ScanRange("hdfs://h:9/l/ü.csv", 4, 1L << 40, (1L << 40) + 7),
        new ScanRange("", 0, 0, 0));
  }

  @Test
  void aFileWithoutRowsHasNoRanges() {
    assertThat(ScanRange.tile("f", List.of(32L), 32, 1), is(List.of()));
    assertThat(ScanRange.tile("f", List.of(), 32, 1), is(List.of()));
  }
}

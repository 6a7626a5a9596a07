package dev.citizens.upload;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRangeTest {
  private static final long MIB = 1 << 20;

  @Test
  void emptySourceHasNoRanges() {
    assertThat(SourceRange.tile(0), is(empty()));
  }

  @Test
  void smallSourceIsCutIntoRangesOfAMebibyte() {
    assertThat(SourceRange.tile(1), contains(new SourceRange(0, 0, 1, MIB / 4)));
    assertThat(SourceRange.tile(MIB), contains(new SourceRange(0, 0, MIB, MIB / 4)));
    assertThat(
        SourceRange.tile(MIB + 1),
        contains(new SourceRange(0, 0, MIB, MIB / 4), new SourceRange(1, MIB, MIB + 1, MIB / 4)));
  }

  @Test
  void largeSourceIsCutIntoBlocksOfHdfs() {
    List<SourceRange> ranges = SourceRange.tile(6_000_000_000L);
    assertThat(ranges.size(), is(45));
    assertThat(ranges.get(1), is(new SourceRange(1, 128 * MIB, 256 * MIB, 32 * MIB)));
  }

  @Test
  void travels() throws Exception {
    CoderContract.check(
        SourceRange.CODER,
        new SourceRange(2, 1L << 40, (1L << 40) + 7, MIB),
        new SourceRange(3, 1L << 40, (1L << 40) + 7, MIB),
        new SourceRange(0, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        2,
        262_143,
        262_144,
        262_145,
        1_048_575,
        1_048_576,
        1_048_577,
        2_097_152,
        8_388_607,
        8_388_608,
        8_388_609,
        100_000_007,
        1_073_741_823,
        1_073_741_824,
        1_073_741_825,
        6_000_000_000L,
        1_000_000_000_000L
      })
  void rangesTileTheSourceExactly(long bytes) {
    List<SourceRange> ranges = SourceRange.tile(bytes);
    long end = 0;
    for (int i = 0; i < ranges.size(); i++) {
      SourceRange range = ranges.get(i);
      assertThat(range.number(), is(i));
      assertThat("no gap and no overlap before " + range, range.start(), is(end));
      long length = range.end() - range.start();
      assertThat(length, greaterThanOrEqualTo(1L));
      assertThat(length, lessThanOrEqualTo(128 * MIB));
      assertThat("at most four cuts in " + range, length, lessThanOrEqualTo(4 * range.cutBytes()));
      end = range.end();
    }
    assertThat(end, is(bytes));
  }

  @Test
  void whatComesOfAWholeSourceHasPartsOfABlock() {
    SourceRange whole = SourceRange.whole(5, 7);
    assertThat(whole, is(new SourceRange(5, 0, 7, 32 * MIB)));
    assertThat(
        whole.convertedPart(100), is(new SourceRange(100, 12_800 * MIB, 12_928 * MIB, 32 * MIB)));
  }
}

package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRangeTest {
  @Test
  void fewRowsAreOneRange() {
    assertThat(tile(1, 9, 9), contains(range(1, 9)));
    assertThat(tile(7, 7, 1), contains(range(7, 7)));
    assertThat(tile(-5, 100_000, 100_000), contains(range(-5, 100_000)));
  }

  @Test
  void oneRowMoreIsOneRangeMore() {
    assertThat(tile(1, 100_001, 100_001), contains(range(1, 50_001), range(50_002, 100_001)));
  }

  @Test
  void allNumbersAreTiled() {
    assertThat(
        tile(Long.MIN_VALUE, Long.MAX_VALUE, 1), contains(range(Long.MIN_VALUE, Long.MAX_VALUE)));
    assertThat(
        tile(Long.MIN_VALUE, Long.MAX_VALUE, 200_000),
        contains(range(Long.MIN_VALUE, -1), range(0, Long.MAX_VALUE)));
  }

  private static List<KeyRange> tile(long first, long last, long rows) {
    return KeyRange.tile(BigInteger.valueOf(first), BigInteger.valueOf(last), rows);
  }

  private static KeyRange range(long first, long last) {
    return new KeyRange(BigInteger.valueOf(first), BigInteger.valueOf(last));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 90000000, 90000000, 900",
    "-1000000, -1, 1000000, 10",
    "-3, 3, 1000000, 7", // many rows share a key: no range is empty or too narrow
    "0, 0, 5000000, 1",
    "-9223372036854775808, 9223372036854775807, 1000000, 10",
    "-9223372036854775808, -9223372036854775807, 1000000, 2",
    "9223372036854775806, 9223372036854775807, 1000000, 2",
    "0, 9223372036854775807, 300001, 4",
    "5, 14, 250000, 3",
    "9223372036854775807, 9223372036854775808, 1000000, 2",
    "0, 18446744073709551615, 1000000, 10",
    "-99999999999999999999, 99999999999999999999, 250000, 3"
  })
  void rangesTileTheKeysExactly(BigInteger first, BigInteger last, long rows, int atMost) {
    List<KeyRange> ranges = KeyRange.tile(first, last, rows);
    assertThat(ranges.get(0).first(), is(first));
    for (int i = 0; i < ranges.size(); i++) {
      KeyRange range = ranges.get(i);
      assertThat(range + " has a key", range.first().compareTo(range.last()) <= 0, is(true));
      if (i > 0) {
        assertThat(
            "no gap and no overlap before " + range,
            range.first(),
            is(ranges.get(i - 1).last().add(BigInteger.ONE)));
      }
    }
    assertThat(ranges.get(ranges.size() - 1).last(), is(last));
    assertThat(ranges.size() + " ranges", ranges.size() <= atMost, is(true));
  }
}

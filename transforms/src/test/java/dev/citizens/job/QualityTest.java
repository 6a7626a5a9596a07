package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
  @Test
  void withoutLimitsNothingIsWrong() {
    Quality any = new Quality(null, null, 0);
    assertThat(any.objection(0, 0), is(nullValue()));
    assertThat(any.objection(0, 1_000), is(nullValue()));
  }

  @Test
  void fewestRowsAreEnough() {
    Quality quality = new Quality(null, null, 10);
    assertThat(quality.objection(10, 0), is(nullValue()));
    assertThat(quality.objection(9, 5), is("9 rows, and quality.minRows is 10"));
  }

  @Test
  void mostBadRowsAreAccepted() {
    Quality quality = new Quality(3L, null, 0);
    assertThat(quality.objection(0, 3), is(nullValue()));
    assertThat(quality.objection(1_000, 4), is("4 bad rows, and quality.maxBadRows is 3"));
    Quality none = new Quality(0L, null, 0);
    assertThat(none.objection(5, 0), is(nullValue()));
    assertThat(none.objection(5, 1), is("1 bad rows, and quality.maxBadRows is 0"));
  }

  /** The share is of all rows read; as many bad ones as it says are accepted, not one more. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 999, 1",
    "0.7, 993, 7",
    "0.1, 89910000, 90000",
    "2.3, 977, 23",
    "33.3, 667, 333",
    "0.000001, 99999999, 1",
    "100, 0, 5"
  })
  void shareIsExact(String percent, long rows, long badRows) {
    Quality quality = new Quality(null, Double.parseDouble(percent + "e-2"), 0);
    assertThat(quality.objection(rows, badRows), is(nullValue()));
    if (rows > 0) {
      assertThat(
          quality.objection(rows - 1, badRows + 1),
          is(
              "%d bad rows of %d, and quality.maxBadRows is %s%%"
                  .formatted(badRows + 1, rows + badRows, percent)));
    }
  }

  @Test
  void noRowsHaveNoBadShare() {
    assertThat(new Quality(null, 0.0, 0).objection(0, 0), is(nullValue()));
    assertThat(
        new Quality(null, 0.0, 0).objection(9, 1),
        is("1 bad rows of 10, and quality.maxBadRows is 0%"));
  }
}

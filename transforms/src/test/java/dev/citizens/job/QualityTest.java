package dev.citizens.job;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BadRows;
import dev.citizens.csv.Extent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {
  /** Of all rows in these tests but those that are about bytes. */
  private static final long ROW_BYTES = 20;

  @Test
  void withoutALimitOnePercentMayBeBad() {
    Quality any = Quality.NONE;
    assertThat(any.objection(0, bad(0, 0), 0), is(nullValue()));
    assertThat(any.objection(99, bad(1, 1), 100 * ROW_BYTES), is(nullValue()));
    assertThat(
        any.objection(98, bad(2, 2), 100 * ROW_BYTES),
        is(
            "2 bad rows with 2 of 100 lines and 40 of 2000 bytes (NOT_A_DATE 2), and without"
                + " quality.maxBadRows in the job file the limit is 1%"));
  }

  @Test
  void fewestRowsAreEnough() {
    Quality quality = new Quality(limit("100%"), 10, false);
    assertThat(quality.objection(10, bad(0, 0), 200), is(nullValue()));
    assertThat(quality.objection(9, bad(0, 0), 180), is("9 rows, and quality.minRows is 10"));
  }

  @Test
  void tooFewRowsComeWithTheLinesThatBadOnesHave() {
    assertThat(
        new Quality(limit("100%"), 10, false).objection(9, bad(1, 991), 20_000),
        is(
            "9 rows and 1 bad row with 991 of 1000 lines and 19820 of 20000 bytes (NOT_A_DATE 1),"
                + " and quality.minRows is 10"));
  }

  @Test
  void theLinesOfBadRowsCountAndNotTheRecords() {
    Quality quality = new Quality(limit("3"), 0, false);
    assertThat(quality.objection(0, bad(3, 3), 60), is(nullValue()));
    assertThat(quality.objection(9, bad(1, 3), 200), is(nullValue()));
    assertThat(
        quality.objection(996, bad(1, 4), 20_000),
        is(
            "1 bad row with 4 of 1000 lines and 80 of 20000 bytes (NOT_A_DATE 1), and"
                + " quality.maxBadRows is 3"));
    Quality none = new Quality(limit("0"), 0, false);
    assertThat(none.objection(5, bad(0, 0), 100), is(nullValue()));
    assertThat(
        none.objection(5, bad(1, 1), 120),
        is(
            "1 bad row with 1 of 6 lines and 20 of 120 bytes (NOT_A_DATE 1), and"
                + " quality.maxBadRows is 0"));
  }

  /** The share is of all lines; as many bad ones as it says are accepted, not one more. */
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
  void shareOfLinesIsExact(String percent, long rows, long lines) {
    Quality quality = new Quality(limit(percent + "%"), 0, false);
    long bytes = (rows + lines) * ROW_BYTES;
    assertThat(quality.objection(rows, bad(1, lines), bytes), is(nullValue()));
    if (rows > 0) {
      assertThat(
          quality.objection(rows - 1, bad(1, lines + 1), bytes),
          is(
              "1 bad row with %s of %s lines and %s of %s bytes (NOT_A_DATE 1), and quality.maxBadRows is %s%%"
                  .formatted(lines + 1, rows + lines, (lines + 1) * ROW_BYTES, bytes, percent)));
    }
  }

  @Test
  void oneLongLineCountsByItsBytes() {
    Quality quality = new Quality(limit("50%"), 0, false);
    assertThat(quality.objection(999, oneLine(5_000), 10_000), is(nullValue()));
    assertThat(
        quality.objection(999, oneLine(5_001), 10_000),
        is(
            "1 bad row with 1 of 1000 lines and 5001 of 10000 bytes (TOO_LONG 1), and"
                + " quality.maxBadRows is 50%"));
  }

  @Test
  void theReasonsAreNamedWithTheirNumbers() {
    BadRows bad =
        new BadRows(
            Map.of(BadRowReason.NOT_A_DATE, 2L, BadRowReason.UNCLOSED_QUOTE, 1L),
            new Extent(3, 3, 60, null));
    assertThat(
        new Quality(limit("1"), 0, false).objection(7, bad, 200),
        is(
            "3 bad rows with 3 of 10 lines and 60 of 200 bytes (UNCLOSED_QUOTE 1, NOT_A_DATE 2),"
                + " and quality.maxBadRows is 1"));
  }

  @Test
  void noRowsHaveNoBadShare() {
    assertThat(new Quality(limit("0%"), 0, false).objection(0, bad(0, 0), 0), is(nullValue()));
  }

  private static BadRowsLimit limit(String text) {
    return BadRowsLimit.parse(text).orElseThrow();
  }

  private static BadRows bad(long rows, long lines) {
    Extent.Largest any = rows == 0 ? null : new Extent.Largest(0, 1, ROW_BYTES);
    return new BadRows(
        rows == 0 ? Map.of() : Map.of(BadRowReason.NOT_A_DATE, rows),
        new Extent(rows, lines, lines * ROW_BYTES, any));
  }

  private static BadRows oneLine(long bytes) {
    return new BadRows(Map.of(BadRowReason.TOO_LONG, 1L), Extent.ofRecord(7, 1, bytes));
  }
}

package dev.citizens.extract.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyNumbersTest {
  /** The number behind the first key is the next key. */
  @ParameterizedTest
  @CsvSource({
    "bigint, -5, 18446744073709551615, -4",
    "decimal, -0.25, 99999999999999999999.75, -0.24",
    "decimal, 0.000, 1.000, 0.001",
    "date, 2024-02-28, 9999-12-31, 2024-02-29",
    "date, 0001-01-01, 0001-12-31, 0001-01-02",
    "datetime, 2026-12-31 23:59:59, 2027-01-01 00:00:00, 2027-01-01 00:00:00",
    "datetime, 1969-12-31 23:59:59.9, 1970-01-01 00:00:00.0, 1970-01-01 00:00:00.0",
    "datetime, 1900-01-01 00:00:00.999998, 9999-12-31 23:59:59.999999, 1900-01-01 00:00:00.999999",
    "timestamp, 1970-01-01 00:00:01, 2038-01-19 03:14:07, 1970-01-01 00:00:02"
  })
  void keysAreNumberedInTheirOrder(String type, String first, String last, String second) {
    KeyNumbers keys = numbers(type, first, last).orElseThrow();
    assertThat(keys.text(keys.first()), is(first));
    assertThat(keys.text(keys.last()), is(last));
    assertThat(keys.text(keys.first().add(BigInteger.ONE)), is(second));
  }

  @ParameterizedTest
  @CsvSource({
    "date, 0000-00-00, 2026-01-01, 1970-01-02",
    "date, 2025-00-15, 2026-01-01, 1970-01-02",
    "timestamp, 0000-00-00 00:00:00, 2026-01-01 00:00:00, 1970-01-02 00:00:00"
  })
  void aFirstDateThatIsNoneIsBeforeAll(String type, String first, String last, String start) {
    KeyNumbers keys = numbers(type, first, last).orElseThrow();
    assertThat(keys.text(keys.first()), is(start));
    assertThat(keys.text(keys.last()), is(last));
  }

  @Test
  void aLastDateThatIsNoneCannotBeNumbered() {
    assertThat(numbers("date", "0000-00-00", "0000-00-00"), is(Optional.empty()));
    assertThat(numbers("date", "2000-01-01", "2025-02-31"), is(Optional.empty()));
    assertThat(numbers("date", "0000-00-00", "1960-01-01"), is(Optional.empty()));
  }

  private static Optional<KeyNumbers> numbers(String type, String first, String last) {
    int digits = last.contains(".") ? last.length() - last.lastIndexOf('.') - 1 : 0;
    return KeyNumbers.of(KeyType.of(type, null, digits).orElseThrow(), first, last);
  }
}

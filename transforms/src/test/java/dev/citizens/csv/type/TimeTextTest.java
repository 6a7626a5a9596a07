package dev.citizens.csv.type;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ColumnType;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "00:00, 00:00:00",
    "23:59, 23:59:00",
    "00:00:00, 00:00:00",
    "23:59:59, 23:59:59",
    "23:59:59.999999, 23:59:59.999999",
    "12:34:56.5, 12:34:56.5",
    "12:34:56.500, 12:34:56.5",
    "12:34:56.050, 12:34:56.05",
    "12:34:56.0, 12:34:56",
    "12:34:56.000000, 12:34:56",
    "12:34:56.123456000, 12:34:56.123456",
    "12:34:56.00000000000000000000, 12:34:56"
  })
  void aTimeHasOneText(String text, String canonical) {
    assertThat(Spelling.canonical(ColumnType.TIME, text), is(canonical));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24:00",
        "24:00:00",
        "23:60",
        "23:59:60",
        "1:00",
        "01:0",
        "01:00:0",
        "01-00",
        "01:00-00",
        "01:00:00.",
        "01:00:00,5",
        "01:00:00.1234567",
        "01:00:00.x",
        "01:00:00.1 ",
        "01:00:00Z",
        "01:00Z",
        "01:00:00+01",
        "0a:00",
        "01:0a",
        "01:00:0a",
        "-1:00",
        "12:34:567",
        "T12:34",
        "12",
        "1234",
        "12:34:56.5.5",
        "1２:34"
      })
  void anythingElseIsNone(String text) {
    assertThat(Spelling.canonical(ColumnType.TIME, text), nullValue());
    assertThat(Spelling.reason(ColumnType.TIME, text), is(BadRowReason.NOT_A_TIME));
  }

  @Test
  void exactlyTheSecondsOfADayExist() {
    for (int hour = 0; hour <= 99; hour++) {
      for (int minute = 0; minute <= 99; minute++) {
        for (int second = 0; second <= 99; second += second < 62 ? 1 : 37) {
          String text = String.format(Locale.ROOT, "%02d:%02d:%02d", hour, minute, second);
          boolean exists = hour < 24 && minute < 60 && second < 60;
          assertThat(Spelling.canonical(ColumnType.TIME, text), is(exists ? text : null));
        }
      }
    }
  }
}

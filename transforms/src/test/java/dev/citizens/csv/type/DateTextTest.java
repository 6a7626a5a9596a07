package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import dev.citizens.csv.Swar;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateTextTest {
  @Test
  void exactlyTheDatesOfTheCalendarExist() {
    List<String> wrong = new ArrayList<>();
    byte[] text = new byte[10 + Swar.PADDING_BYTES];
    for (int year = 1; year <= 9_999; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          write(year, month, day, text);
          boolean exists = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
          if (DateText.isDate(text, 0, 10) != exists) {
            wrong.add(new String(text, 0, 10, UTF_8));
          }
        }
      }
    }
    assertThat(wrong, is(List.of()));
  }

  @Test
  void leapYears() {
    assertThat(isDate("2024-02-29"), is(true));
    assertThat(isDate("2000-02-29"), is(true));
    assertThat(isDate("1900-02-29"), is(false));
    assertThat(isDate("2023-02-29"), is(false));
    assertThat(isDate("2024-02-30"), is(false));
  }

  @Test
  void theYear0DoesNotExist() {
    assertThat(isDate("0000-01-01"), is(false));
    assertThat(isDate("0001-01-01"), is(true));
  }

  @Test
  void aDateWithAnyByteChangedIsOneOnlyIfThatIsADigit() {
    String date = "1999-12-11";
    for (int at = 0; at < date.length(); at++) {
      for (int value = 0; value < 256; value++) {
        byte[] bytes = Arrays.copyOf(date.getBytes(UTF_8), 10 + Swar.PADDING_BYTES);
        bytes[at] = (byte) value;
        boolean expected =
            date.charAt(at) == '-'
                ? value == '-'
                : value >= '0' && value <= '9' && isDateToTheJdk(new String(bytes, 0, 10, UTF_8));
        assertThat("byte " + value + " at " + at, DateText.isDate(bytes, 0, 10), is(expected));
      }
    }
  }

  @Test
  void aDateHasTenBytes() {
    for (String text : List.of("1999", "1999-1-1", "1999-12-1", "1999-12-111", "99-12-11")) {
      assertThat(text, isDate(text), is(false));
    }
  }

  @Test
  void nothingMayStandBeforeOrBehindADate() {
    for (String text :
        List.of(
            "1999-12-11 00:00:00",
            "1999-12-11T10:00Z",
            "1999-12-11garbage",
            "1999-12-11 ",
            " 1999-12-11",
            "\"1999-12-11\"",
            "1999-12-1\u0661")) {
      assertThat(text, isDate(text), is(false));
    }
  }

  @Test
  void onlyTheSliceIsLookedAt() {
    byte[] bytes = "91999-12-119 with padding".getBytes(UTF_8);

    assertThat(DateText.isDate(bytes, 1, 11), is(true));
    assertThat(DateText.isDate(bytes, 1, 12), is(false));
  }

  private static boolean isDateToTheJdk(String text) {
    int month = Integer.parseInt(text.substring(5, 7));
    int year = Integer.parseInt(text.substring(0, 4));
    int day = Integer.parseInt(text.substring(8));
    return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
  }

  private static void write(int year, int month, int day, byte[] text) {
    digits(year, text, 0, 4);
    text[4] = '-';
    digits(month, text, 5, 2);
    text[7] = '-';
    digits(day, text, 8, 2);
  }

  private static void digits(int number, byte[] text, int from, int count) {
    int rest = number;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static boolean isDate(String text) {
    return text.equals(Spelling.canonical(ColumnType.DATE, text));
  }
}

package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldChecksTest {
  @Test
  void theBordersOfLong() {
    for (String number :
        List.of(
            "0",
            "-0",
            "7",
            "-7",
            "007",
            "9223372036854775807",
            "-9223372036854775808",
            "0999999999999999999",
            "-0999999999999999999")) {
      assertThat(number, isLong(number), is(true));
    }
    for (String number :
        List.of(
            "9223372036854775808",
            "-9223372036854775809",
            "9999999999999999999",
            "10000000000000000000",
            "-99999999999999999999")) {
      assertThat(number, isLong(number), is(false));
    }
  }

  @Test
  void whatIsNotAWholeNumber() {
    for (String text :
        List.of(
            "", "-", "--1", "+1", " 1", "1 ", "1.0", "1e3", "1-", "a", "/", ":", "٣", "1,000")) {
      assertThat(text, isLong(text), is(false));
    }
  }

  @Test
  void numbersAroundEveryPowerOfTwoFitIfTheJdkSaysSo() {
    for (int power = 0; power < 70; power++) {
      for (int around = -2; around <= 2; around++) {
        BigInteger number = BigInteger.TWO.pow(power).add(BigInteger.valueOf(around));
        for (BigInteger each : List.of(number, number.negate())) {
          assertThat(each.toString(), isLong(each.toString()), is(each.bitLength() < 64));
        }
      }
    }
  }

  @Test
  void exactlyTheDatesOfTheCalendarExist() {
    List<String> wrong = new ArrayList<>();
    byte[] text = new byte[10];
    for (int year = 1; year <= 9_999; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          write(year, month, day, text);
          boolean exists = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
          if (FieldChecks.isDate(text, 0, 10) != exists) {
            wrong.add(new String(text, UTF_8));
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
        byte[] bytes = date.getBytes(UTF_8);
        bytes[at] = (byte) value;
        boolean expected =
            date.charAt(at) == '-'
                ? value == '-'
                : value >= '0' && value <= '9' && isDateToTheJdk(new String(bytes, UTF_8));
        assertThat("byte " + value + " at " + at, FieldChecks.isDate(bytes, 0, 10), is(expected));
      }
    }
  }

  @Test
  void aDateHasTenBytes() {
    for (String text : List.of("", "1999", "1999-1-1", "1999-12-1", "1999-12-111", "99-12-11")) {
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
    byte[] bytes = "91999-12-119".getBytes(UTF_8);

    assertThat(FieldChecks.isDate(bytes, 1, 11), is(true));
    assertThat(FieldChecks.isDate(bytes, 1, 12), is(false));
    assertThat(FieldChecks.isLong(bytes, 0, 5), is(true));
    assertThat(FieldChecks.isLong(bytes, 0, 6), is(false));
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      String number = Long.toString(random.nextLong());
      byte[] around = ("9" + number + "9").getBytes(UTF_8);
      assertThat(FieldChecks.isLong(around, 1, around.length - 1), is(true));
    }
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

  private static boolean isLong(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return FieldChecks.isLong(bytes, 0, bytes.length);
  }

  private static boolean isDate(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return FieldChecks.isDate(bytes, 0, bytes.length);
  }
}

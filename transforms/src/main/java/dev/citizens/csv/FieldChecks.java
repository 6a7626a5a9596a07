package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Year;

/** Whether bytes are a value of a type, without decoding them. */
public final class FieldChecks {
  private static final int DATE_BYTES = "YYYY-MM-DD".length();
  private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L; // eight characters 0
  private static final long SIXES = 0x0606060606060606L;
  private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;
  private static final long HYPHENS_MASK = 0xFF0000FF00000000L; // of YYYY-MM-, first one lowest
  private static final long HYPHENS = 0x2D00002D00000000L;
  private static final long YEAR_DIGITS = 0x0F0F0F0FL;

  private FieldChecks() {}

  /**
   * Whether {@code bytes[from, to)} is a whole number that fits into a {@code long}.
   *
   * @param bytes with 8 readable bytes from {@code from} on, whatever they are, if it is to be fast
   */
  public static boolean isLong(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > 0 && length <= 8 && from + 8 <= bytes.length) {
      // Up to eight digits, most often: moved to the top, with zeros in front.
      int missing = 8 * (8 - length);
      long word = ((long) LONG.get(bytes, from) << missing) | (ZEROS & ~(-1L << missing));
      if (isEightDigits(word)) {
        return true;
      }
    }
    int p = from < to && bytes[from] == '-' ? from + 1 : from;
    int digits = to - p;
    if (digits < 1 || digits > 19) {
      return false;
    }
    for (int i = p; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return digits < 19 || fits(new String(bytes, from, to - from, US_ASCII));
  }

  /** A digit has 3 in its upper half, and still has it with 6 added. */
  private static boolean isEightDigits(long word) {
    return (((word & UPPER_HALVES) ^ ZEROS) | (((word + SIXES) & UPPER_HALVES) ^ ZEROS)) == 0;
  }

  private static boolean fits(String digits) {
    try {
      Long.parseLong(digits);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /**
   * Whether {@code bytes[from, to)} is a date {@code YYYY-MM-DD} that exists, of the years 0001 to
   * 9999, and nothing else. This is what a date is for columns and for expressions alike.
   */
  public static boolean isDate(byte[] bytes, int from, int to) {
    if (to - from != DATE_BYTES) {
      return false;
    }
    long yearAndMonth = (long) LONG.get(bytes, from); // its lowest byte is the first character
    int tens = bytes[from + 8] - '0';
    int ones = bytes[from + 9] - '0';
    if ((yearAndMonth & HYPHENS_MASK) != HYPHENS
        || !isEightDigits((yearAndMonth & ~HYPHENS_MASK) | (ZEROS & HYPHENS_MASK))
        || (tens | ones | (9 - tens) | (9 - ones)) < 0) {
      return false;
    }
    int month = digit(yearAndMonth, 5) * 10 + digit(yearAndMonth, 6);
    int day = tens * 10 + ones;
    if ((yearAndMonth & YEAR_DIGITS) == 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    return day <= 28 || day <= daysInMonth(yearAndMonth, month);
  }

  private static int daysInMonth(long yearAndMonth, int month) {
    if (month != 2) {
      return DAYS_IN_MONTH[month - 1];
    }
    int century = digit(yearAndMonth, 0) * 10 + digit(yearAndMonth, 1);
    int yearOfCentury = digit(yearAndMonth, 2) * 10 + digit(yearAndMonth, 3);
    return Year.isLeap(100L * century + yearOfCentury) ? 29 : 28;
  }

  /** The value of the digit that is the character with that number. */
  private static int digit(long characters, int number) {
    return (int) (characters >>> (8 * number)) & 0x0F;
  }
}

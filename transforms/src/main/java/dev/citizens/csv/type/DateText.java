package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;
import java.time.Year;

/** Days {@code YYYY-MM-DD} of the years 0001 to 9999, which have one spelling. */
public final class DateText implements TypeText {
  static final int BYTES = "YYYY-MM-DD".length();

  private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long HYPHENS_MASK = 0xFF0000FF00000000L; // of YYYY-MM-, first one lowest
  private static final long HYPHENS = 0x2D00002D00000000L;
  private static final long YEAR_DIGITS = 0x0F0F0F0FL;

  /**
   * Whether {@code bytes[from, to)} is a date {@code YYYY-MM-DD} that exists, of the years 0001 to
   * 9999, and nothing else. This is what a date is for columns and for expressions alike.
   */
  public static boolean isDate(byte[] bytes, int from, int to) {
    return to - from == BYTES && isDateAt(bytes, from);
  }

  /** Whether the ten bytes from {@code from} on are a date. */
  static boolean isDateAt(byte[] bytes, int from) {
    long yearAndMonth = Swar.word(bytes, from); // its lowest byte is the first character
    int day = Digits.two(bytes, from + 8);
    if ((yearAndMonth & HYPHENS_MASK) != HYPHENS
        || !Digits.areEight((yearAndMonth & ~HYPHENS_MASK) | (Digits.ZEROS & HYPHENS_MASK))) {
      return false;
    }
    int month = digit(yearAndMonth, 5) * 10 + digit(yearAndMonth, 6);
    if ((yearAndMonth & YEAR_DIGITS) == 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    return day <= 28 || day <= daysInMonth(year(yearAndMonth), month);
  }

  private static int year(long characters) {
    return digit(characters, 0) * 1000
        + digit(characters, 1) * 100
        + digit(characters, 2) * 10
        + digit(characters, 3);
  }

  static int daysInMonth(int year, int month) {
    return month == 2 && !Year.isLeap(year) ? 28 : DAYS_IN_MONTH[month - 1];
  }

  /** The value of the digit that is the character with that number. */
  private static int digit(long characters, int number) {
    return (int) (characters >>> (8 * number)) & 0x0F;
  }

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    return isDate(bytes, from, to);
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (!isDate(bytes, from, to)) {
      return false;
    }
    out.append(bytes, from, to);
    return true;
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_DATE;
  }
}

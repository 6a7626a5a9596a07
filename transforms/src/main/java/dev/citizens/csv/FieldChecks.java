package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Year;

/** Whether bytes are a value of a type, without decoding them. */
public final class FieldChecks {
  private static final int DATE_BYTES = "YYYY-MM-DD".length();
  private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private FieldChecks() {}

  /** Whether {@code bytes[from, to)} is a whole number that fits into a {@code long}. */
  public static boolean isLong(byte[] bytes, int from, int to) {
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

  private static boolean fits(String digits) {
    try {
      Long.parseLong(digits);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /** Whether {@code bytes[from, to)} is a date {@code YYYY-MM-DD} that exists. */
  public static boolean isDate(byte[] bytes, int from, int to) {
    return to - from == DATE_BYTES && startsWithDate(bytes, from, to);
  }

  /** Whether {@code bytes[from, to)} starts with such a date; a time may follow. */
  public static boolean startsWithDate(byte[] b, int from, int to) {
    if (to - from < DATE_BYTES || b[from + 4] != '-' || b[from + 7] != '-') {
      return false;
    }
    int year = number(b, from, 4);
    int month = number(b, from + 5, 2);
    int day = number(b, from + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]) {
      return false;
    }
    return month != 2 || day < 29 || Year.isLeap(year);
  }

  /** The number in {@code length} digits, or -1. */
  private static int number(byte[] bytes, int from, int length) {
    int value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}

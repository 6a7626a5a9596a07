package dev.citizens.analysis.sql.vector;

/**
 * Days since 1970-01-01 and the calendar's year, month and day: Howard Hinnant's {@code
 * days_from_civil} and {@code civil_from_days} ("chrono-Compatible Low-Level Date Algorithms",
 * 2014), for the years 0001 to 9999.
 */
final class Calendar {
  static final long MICROS_A_SECOND = 1_000_000;
  static final long MICROS_A_DAY = 86_400 * MICROS_A_SECOND;

  /** 0001-01-01. */
  static final int FIRST_DAY = -719_162;

  /** 9999-12-31. */
  static final int LAST_DAY = 2_932_896;

  private static final int DAYS_AN_ERA = 146_097; // 400 years
  private static final int DAYS_TO_EPOCH = 719_468; // from 0000-03-01

  private Calendar() {}

  /** The day with that number. */
  static int day(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year; // not negative
    int era = marchYear / 400;
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_AN_ERA + dayOfEra - DAYS_TO_EPOCH;
  }

  /** The date of a day as digits: {@code YYYYMMDD}. */
  static int date(long day) {
    int z = (int) day + DAYS_TO_EPOCH; // not negative
    int era = z / DAYS_AN_ERA;
    int dayOfEra = z - era * DAYS_AN_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int mp = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * mp + 2) / 5 + 1;
    int month = mp < 10 ? mp + 3 : mp - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return (year * 100 + month) * 100 + dayOfMonth;
  }

  static int year(long day) {
    return date(day) / 10_000;
  }

  static int month(long day) {
    return date(day) / 100 % 100;
  }

  static int dayOfMonth(long day) {
    return date(day) % 100;
  }

  /** Whether it is a day of the years 0001 to 9999. */
  static boolean isDay(long day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }
}

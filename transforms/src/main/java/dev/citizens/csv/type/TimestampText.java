package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;

/**
 * Moments: a date, {@code T} or a space, a time, and perhaps how far its zone is from UTC, which is
 * taken for granted else. The canonical text is {@code YYYY-MM-DD HH:MM:SS}, with a fraction if
 * there is one, in UTC.
 */
public final class TimestampText implements TypeText {
  private static final int TIME_AT = DateText.BYTES + 1;
  private static final int MOST_OFFSET_HOURS = 18; // as java.time has it

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int NO_OFFSET = Integer.MIN_VALUE;

  /** Whether {@code bytes[from, to)} is a moment in canonical form. */
  public static boolean isCanonicalTimestamp(byte[] bytes, int from, int to) {
    return to - from > TIME_AT
        && bytes[from + DateText.BYTES] == ' '
        && DateText.isDateAt(bytes, from)
        && TimeText.isCanonicalTime(bytes, from + TIME_AT, to);
  }

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    return isCanonicalTimestamp(bytes, from, to);
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    int time = from + TIME_AT;
    if (to < time + TimeText.MINUTE_BYTES || !DateText.isDateAt(bytes, from)) {
      return false;
    }
    byte separator = bytes[time - 1];
    int zone = zoneAt(bytes, time, to);
    int offset = offsetMinutes(bytes, zone, to);
    if ((separator != 'T' && separator != ' ')
        || !TimeText.isTime(bytes, time, zone)
        || offset == NO_OFFSET) {
      return false;
    }
    return offset == 0
        ? appendAsItIs(bytes, from, zone, out)
        : appendMoved(bytes, from, zone, offset, out);
  }

  private static int zoneAt(byte[] bytes, int from, int to) {
    int p = from + TimeText.MINUTE_BYTES;
    while (p < to && bytes[p] != 'Z' && bytes[p] != '+' && bytes[p] != '-') {
      p++;
    }
    return p;
  }

  /** How far the zone {@code bytes[from, to)} is before UTC; {@link #NO_OFFSET} if it is none. */
  private static int offsetMinutes(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length == 0 || (length == 1 && bytes[from] == 'Z')) {
      return 0;
    }
    boolean colon = length == "+HH:MM".length() && bytes[from + 3] == ':';
    if (bytes[from] == 'Z' || !(colon || length == "+HHMM".length() || length == "+HH".length())) {
      return NO_OFFSET;
    }
    int hours = Digits.two(bytes, from + 1);
    int minutes = length == "+HH".length() ? 0 : Digits.two(bytes, to - 2);
    int offset = hours * 60 + minutes;
    if (hours < 0 || minutes < 0 || minutes > 59 || offset > MOST_OFFSET_HOURS * 60) {
      return NO_OFFSET;
    }
    return bytes[from] == '-' ? -offset : offset;
  }

  private static boolean appendAsItIs(byte[] bytes, int from, int zone, ByteSink out) {
    int time = from + TIME_AT;
    out.append(bytes, from, from + DateText.BYTES);
    out.append((byte) ' ');
    out.append(bytes, time, time + TimeText.MINUTE_BYTES);
    TimeText.appendSeconds(bytes, time, zone, out);
    return true;
  }

  /** Appends the moment in UTC, unless that is before the year 1 or behind 9999. */
  private static boolean appendMoved(byte[] bytes, int from, int zone, int offset, ByteSink out) {
    int time = from + TIME_AT;
    int minute = Digits.two(bytes, time) * 60 + Digits.two(bytes, time + 3) - offset;
    int year = Digits.two(bytes, from) * 100 + Digits.two(bytes, from + 2);
    int month = Digits.two(bytes, from + 5);
    int day = Digits.two(bytes, from + 8) + Math.floorDiv(minute, MINUTES_A_DAY);
    if (day < 1) {
      month--;
      year -= month < 1 ? 1 : 0;
      month = month < 1 ? 12 : month;
      day = DateText.daysInMonth(year, month);
    } else if (day > DateText.daysInMonth(year, month)) {
      day = 1;
      month++;
      year += month > 12 ? 1 : 0;
      month = month > 12 ? 1 : month;
    }
    if (year < 1 || year > 9999) {
      return false;
    }
    appendTwo(year / 100, out);
    appendTwo(year % 100, out);
    out.append((byte) '-');
    appendTwo(month, out);
    out.append((byte) '-');
    appendTwo(day, out);
    out.append((byte) ' ');
    int minuteOfDay = Math.floorMod(minute, MINUTES_A_DAY);
    appendTwo(minuteOfDay / 60, out);
    out.append((byte) ':');
    appendTwo(minuteOfDay % 60, out);
    TimeText.appendSeconds(bytes, time, zone, out);
    return true;
  }

  private static void appendTwo(int number, ByteSink out) {
    out.append((byte) ('0' + number / 10));
    out.append((byte) ('0' + number % 10));
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_TIMESTAMP;
  }
}

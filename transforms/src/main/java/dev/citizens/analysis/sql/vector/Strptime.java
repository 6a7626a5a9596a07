package dev.citizens.analysis.sql.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.sql.MomentFormat;
import dev.citizens.sql.MomentFormat.Kind;
import dev.citizens.sql.MomentFormat.Piece;
import java.time.Month;
import java.time.Year;
import java.util.List;

/**
 * Reads a date and time of texts by a format, as DuckDB does: numbers may have fewer digits than
 * they could, a space of the format is one or more of the text, and spaces around are passed over.
 * A day that is none, and a year outside 1 to 9999, fails. Not thread-safe.
 */
final class Strptime implements Kernel {
  private static final int NONE = -1;
  private static final int MONTHS = 12;
  private static final int HOURS_OF_HALF = 12;
  private static final int CENTURY_FROM = 69;
  private static final int FRACTION_DIGITS = 6;

  private final List<Piece> pieces;
  private final byte[][] literals;

  // what is read
  private byte[] bytes;
  private int place;
  private int end;
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int micros;
  private int half; // 0 AM, 1 PM, or NONE

  Strptime(String format) {
    this.pieces = MomentFormat.of(format).pieces();
    this.literals =
        pieces.stream().map(piece -> piece.text().getBytes(UTF_8)).toArray(byte[][]::new);
  }

  @Override
  public void apply(Vector[] arguments, Vector out, int rows) {
    Vector texts = arguments[0];
    out.mergeStates(new Vector[] {texts}, rows);
    bytes = texts.bytes();
    for (int row = 0; row < rows; row++) {
      if (out.states()[row] == Vector.VALUE) {
        if (read(texts.starts()[row], texts.ends()[row])) {
          out.setLong(row, moment());
        } else {
          out.fail(row, Vector.NOT_OF_TYPE);
        }
      }
    }
  }

  private long moment() {
    long seconds = (hour * 60L + minute) * 60 + second;
    return Calendar.day(year, month, day) * Calendar.MICROS_A_DAY
        + seconds * Calendar.MICROS_A_SECOND
        + micros;
  }

  private boolean read(int from, int to) {
    place = from;
    end = to;
    hour = 0;
    minute = 0;
    second = 0;
    micros = 0;
    half = NONE;
    skipSpaces();
    for (int i = 0; i < literals.length; i++) {
      Kind kind = pieces.get(i).kind();
      if (!(kind == Kind.LITERAL ? readLiteral(literals[i]) : read(kind))) {
        return false;
      }
    }
    skipSpaces();
    if (half != NONE) {
      hour = hour % HOURS_OF_HALF + half * HOURS_OF_HALF;
    }
    return place == end && isDay();
  }

  private boolean isDay() {
    return day <= Month.of(month).length(Year.isLeap(year));
  }

  private boolean readLiteral(byte[] literal) {
    int i = 0;
    while (i < literal.length) {
      if (isSpace(literal[i])) {
        if (place == end || !isSpace(bytes[place])) {
          return false;
        }
        skipSpaces();
        while (i < literal.length && isSpace(literal[i])) {
          i++;
        }
      } else if (place == end || bytes[place] != literal[i]) {
        return false;
      } else {
        place++;
        i++;
      }
    }
    return true;
  }

  private boolean read(Kind kind) {
    switch (kind) {
      case YEAR -> {
        year = number(4);
        return year > 0;
      }
      case SHORT_YEAR -> {
        int number = number(2);
        year = (number < CENTURY_FROM ? 2000 : 1900) + number;
        return number != NONE;
      }
      case MONTH -> {
        month = number(2);
        return month >= 1 && month <= MONTHS;
      }
      case SHORT_MONTH -> {
        return monthName(3);
      }
      case MONTH_NAME -> {
        return monthName(Integer.MAX_VALUE);
      }
      case DAY -> {
        day = number(2);
        return day >= 1 && day <= 31;
      }
      case HOUR -> {
        hour = number(2);
        return hour >= 0 && hour < 24;
      }
      case HOUR_OF_HALF -> {
        hour = number(2);
        return hour >= 1 && hour <= HOURS_OF_HALF;
      }
      case HALF -> {
        return readHalf();
      }
      case MINUTE -> {
        minute = number(2);
        return minute >= 0 && minute < 60;
      }
      case SECOND -> {
        second = number(2);
        return second >= 0 && second < 60;
      }
      default -> {
        return readFraction();
      }
    }
  }

  /** A number of at most so many digits; NONE if there is no digit. */
  private int number(int most) {
    int start = place;
    int number = 0;
    while (place < end && place - start < most && bytes[place] >= '0' && bytes[place] <= '9') {
      number = number * 10 + bytes[place++] - '0';
    }
    return place == start ? NONE : number;
  }

  private boolean readFraction() {
    int start = place;
    micros = number(FRACTION_DIGITS);
    for (int digits = place - start; digits < FRACTION_DIGITS; digits++) {
      micros *= 10;
    }
    return place > start;
  }

  private boolean readHalf() {
    if (place + 2 > end || (bytes[place + 1] | 0x20) != 'm') {
      return false;
    }
    int letter = bytes[place] | 0x20;
    place += 2;
    half = letter == 'p' ? 1 : 0;
    return letter == 'p' || letter == 'a';
  }

  /** The name of a month, of which the first letters are written. */
  private boolean monthName(int letters) {
    for (int i = 1; i <= MONTHS; i++) {
      String name = Month.of(i).name();
      int length = Math.min(letters, name.length());
      if (matches(name, length)) {
        month = i;
        place += length;
        return true;
      }
    }
    return false;
  }

  private boolean matches(String upperCase, int length) {
    if (place + length > end) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int letter = bytes[place + i];
      if (letter != upperCase.charAt(i) && letter != (upperCase.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private void skipSpaces() {
    while (place < end && isSpace(bytes[place])) {
      place++;
    }
  }

  private static boolean isSpace(byte letter) {
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
  }
}

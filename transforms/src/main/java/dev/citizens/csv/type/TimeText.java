package dev.citizens.csv.type;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;

/**
 * Times of day: {@code HH:MM}, with seconds or not, and with a fraction of at most six digits,
 * which more zeros may follow. The canonical text has seconds, and a fraction that does not end
 * with 0.
 */
final class TimeText implements TypeText {
  static final int MINUTE_BYTES = "HH:MM".length();

  private static final int SECOND_BYTES = "HH:MM:SS".length();
  private static final int MOST_FRACTION_DIGITS = 6;
  private static final long COLONS_MASK = 0x0000FF0000FF0000L; // of HH:MM:SS, first one lowest
  private static final long COLONS = 0x00003A00003A0000L;
  private static final byte[] NO_SECONDS = {':', '0', '0'};

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    return isCanonicalTime(bytes, from, to);
  }

  static boolean isCanonicalTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < SECOND_BYTES || !isSecondOfDay(Swar.word(bytes, from))) {
      return false;
    }
    int point = from + SECOND_BYTES;
    return length == SECOND_BYTES
        || (bytes[point] == '.'
            && bytes[to - 1] != '0'
            && length > SECOND_BYTES + 1
            && length <= SECOND_BYTES + 1 + MOST_FRACTION_DIGITS
            && Digits.are(bytes, point + 1, to));
  }

  /** Whether a word is {@code HH:MM:SS}. */
  private static boolean isSecondOfDay(long word) {
    return (word & COLONS_MASK) == COLONS
        && Digits.areEight((word & ~COLONS_MASK) | (Digits.ZEROS & COLONS_MASK))
        && (word & 0xFF) * 10 + ((word >>> 8) & 0xFF) < '0' * 11 + 24
        && ((word >>> 24) & 0xFF) < '6'
        && ((word >>> 48) & 0xFF) < '6';
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (!isTime(bytes, from, to)) {
      return false;
    }
    out.append(bytes, from, from + MINUTE_BYTES);
    appendSeconds(bytes, from, to, out);
    return true;
  }

  /** Whether {@code bytes[from, to)} is a time in any spelling. */
  static boolean isTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < MINUTE_BYTES || bytes[from + 2] != ':') {
      return false;
    }
    int hour = Digits.two(bytes, from);
    int minute = Digits.two(bytes, from + 3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    return length == MINUTE_BYTES
        || (length >= SECOND_BYTES
            && isSecondOfDay(Swar.word(bytes, from))
            && (length == SECOND_BYTES || isFraction(bytes, from + SECOND_BYTES, to)));
  }

  private static boolean isFraction(byte[] bytes, int point, int to) {
    int first = point + 1;
    return bytes[point] == '.'
        && first < to
        && Digits.are(bytes, first, to)
        && Digits.withoutZerosAtEnd(bytes, first, to) - first <= MOST_FRACTION_DIGITS;
  }

  /** Appends what stands behind the minutes of a time, from its colon on, in canonical form. */
  static void appendSeconds(byte[] bytes, int from, int to, ByteSink out) {
    if (to - from == MINUTE_BYTES) {
      out.append(NO_SECONDS, 0, NO_SECONDS.length);
      return;
    }
    int point = from + SECOND_BYTES;
    int end = to == point ? to : Digits.withoutZerosAtEnd(bytes, point + 1, to);
    out.append(bytes, from + MINUTE_BYTES, end == point + 1 ? point : end);
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_TIME;
  }
}

package dev.citizens.csv.type;

import dev.citizens.csv.Swar;

/** Digits of ASCII, eight at a time. */
final class Digits {
  /** Eight characters 0. */
  static final long ZEROS = 0x3030303030303030L;

  private static final long SIXES = 0x0606060606060606L;
  private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;

  private Digits() {}

  /** Whether the eight bytes are digits: each has 3 in its upper half, and with 6 added still. */
  static boolean areEight(long word) {
    return (((word & UPPER_HALVES) ^ ZEROS) | (((word + SIXES) & UPPER_HALVES) ^ ZEROS)) == 0;
  }

  /** Whether {@code bytes[from, to)} is nothing but digits, or empty. */
  static boolean are(byte[] bytes, int from, int to) {
    int p = from;
    for (; to - p > Swar.BYTES; p += Swar.BYTES) {
      if (!areEight(Swar.word(bytes, p))) {
        return false;
      }
    }
    return p >= to || areEight(upToEight(bytes, p, to - p));
  }

  /** The 1 to 8 bytes from {@code from} on, with characters 0 before them. */
  static long upToEight(byte[] bytes, int from, int count) {
    int missing = 8 * (Swar.BYTES - count);
    return (Swar.word(bytes, from) << missing) | (ZEROS & ~(-1L << missing));
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The number that the two digits at {@code from} are, or a negative one if they are none. */
  static int two(byte[] bytes, int from) {
    int tens = bytes[from] - '0';
    int ones = bytes[from + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
  }

  /** The first place in {@code [from, to)} that has no character 0, or to. */
  static int skipZeros(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to && bytes[p] == '0') {
      p++;
    }
    return p;
  }

  /** The end of {@code bytes[from, to)} without the characters 0 at its end. */
  static int withoutZerosAtEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] == '0') {
      end--;
    }
    return end;
  }
}

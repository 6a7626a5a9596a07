package dev.citizens.sniff;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.type.TypeText;

/**
 * Which of a column's values are whole numbers, decimals and doubles, and how many digits they
 * have. Not thread-safe.
 */
final class NumberFit {
  /** A double keeps so many digits; numbers that need more are its own, printed in full. */
  private static final int MOST_DIGITS = 15;

  /** As many as SQL reckons with, here and in DuckDB. */
  private static final int MOST_DIGITS_OF_WHOLE = 38;

  private final TypeText longs = TypeText.of(ColumnType.LONG);
  private final TypeText doubles = TypeText.of(ColumnType.DOUBLE);
  private final ByteSink canonical = new ByteSink(400);

  private long whole; // longs
  private long decimals; // with digits alone, and no longs
  private long others; // that only a double can be
  private long padded; // numbers with zeros in front
  private long oddlySpelled;
  private long bits; // that are 0 or 1
  private int digitsBefore; // the point, at the most
  private int digitsBehind;
  private int digits; // of one number, at the most

  /** Looks at the canonical field {@code bytes[from, to)}, which is not NULL. */
  void look(byte[] bytes, int from, int to) {
    if (longs.isCanonical(bytes, from, to)) {
      whole++;
      note(bytes[from] == '-' ? to - from - 1 : to - from, 0);
      bits += to - from == 1 && bytes[from] <= '1' ? 1 : 0;
    } else {
      lookCloser(bytes, from, to);
    }
  }

  private void lookCloser(byte[] bytes, int from, int to) {
    int first = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    int point = digitsEnd(bytes, first, to);
    boolean hasPoint = point < to && bytes[point] == '.';
    int end = hasPoint ? digitsEnd(bytes, point + 1, to) : point;
    int before = point - first;
    int behind = hasPoint ? end - point - 1 : 0;
    canonical.clear();
    if (before > 1 && bytes[first] == '0') {
      padded += doubles.append(bytes, from, to, canonical) ? 1 : 0;
    } else if (end < to || before + behind == 0) {
      others += doubles.append(bytes, from, to, canonical) ? 1 : 0;
    } else if (!hasPoint && longs.append(bytes, from, to, canonical)) {
      whole++;
      oddlySpelled++;
      note(before, 0);
    } else {
      decimals++;
      note(before, behind);
    }
  }

  private static int digitsEnd(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to && bytes[p] >= '0' && bytes[p] <= '9') {
      p++;
    }
    return p;
  }

  private void note(int before, int behind) {
    digitsBefore = Math.max(digitsBefore, before);
    digitsBehind = Math.max(digitsBehind, behind);
    digits = Math.max(digits, before + behind);
  }

  void merge(NumberFit other) {
    whole += other.whole;
    decimals += other.decimals;
    others += other.others;
    padded += other.padded;
    oddlySpelled += other.oddlySpelled;
    bits += other.bits;
    digitsBefore = Math.max(digitsBefore, other.digitsBefore);
    digitsBehind = Math.max(digitsBehind, other.digitsBehind);
    digits = Math.max(digits, other.digits);
  }

  /** How many values are numbers; those with zeros in front are not counted, as codes have them. */
  long fits() {
    return whole + decimals + others;
  }

  /** How many values are numbers with zeros in front. */
  long padded() {
    return padded;
  }

  /** Whether all numbers are 0 or 1. */
  boolean areBits() {
    return bits == fits();
  }

  /** Whether a number is spelled otherwise than the type's canonical text is. */
  boolean anyOddlySpelled() {
    return oddlySpelled > 0;
  }

  /** The narrowest type that all numbers have. */
  ColumnType type() {
    if (others == 0 && decimals == 0) {
      return ColumnType.LONG;
    }
    boolean asDecimals =
        others == 0 && (digitsBehind == 0 ? digits <= MOST_DIGITS_OF_WHOLE : digits <= MOST_DIGITS);
    return asDecimals
        ? ColumnType.decimal(Math.max(1, digitsBefore + digitsBehind), digitsBehind)
        : ColumnType.DOUBLE;
  }

  /** Whether the numbers would be decimals if they had fewer digits. */
  boolean haveTooManyDigits() {
    return others == 0 && type().equals(ColumnType.DOUBLE);
  }
}

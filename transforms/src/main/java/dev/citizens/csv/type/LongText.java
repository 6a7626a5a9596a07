package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;
import java.util.Arrays;

/**
 * Whole numbers of 64 bits: digits, perhaps with a sign or zeros in front, which the canonical text
 * {@code -7} does not have beyond a minus.
 */
final class LongText implements TypeText {
  private static final int MOST_DIGITS = 19;
  private static final byte[] LARGEST = "9223372036854775807".getBytes(US_ASCII);
  private static final byte[] SMALLEST = "9223372036854775808".getBytes(US_ASCII); // behind a minus

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    int first = negative ? from + 1 : from;
    int digits = to - first;
    if (digits < 1 || bytes[first] == '0') {
      return digits == 1 && !negative;
    }
    if (digits <= Swar.BYTES) {
      return Digits.areEight(Digits.upToEight(bytes, first, digits));
    }
    return Digits.are(bytes, first, to) && fits(bytes, first, to, negative);
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    boolean negative = bytes[from] == '-';
    int start = negative || bytes[from] == '+' ? from + 1 : from;
    if (start == to || !Digits.are(bytes, start, to)) {
      return false;
    }
    int first = Digits.skipZeros(bytes, start, to);
    if (first == to) {
      out.append((byte) '0');
      return true;
    }
    if (!fits(bytes, first, to, negative)) {
      return false;
    }
    if (negative) {
      out.append((byte) '-');
    }
    out.append(bytes, first, to);
    return true;
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_LONG;
  }

  /** Whether the digits {@code bytes[first, to)}, the first of them not 0, are a long. */
  private static boolean fits(byte[] bytes, int first, int to, boolean negative) {
    return to - first < MOST_DIGITS
        || (to - first == MOST_DIGITS
            && Arrays.compare(bytes, first, to, negative ? SMALLEST : LARGEST, 0, MOST_DIGITS)
                <= 0);
  }
}

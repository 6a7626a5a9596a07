package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;

/**
 * Bytes as hexadecimal digits, two a byte, perhaps behind {@code \x} or {@code 0x}. The canonical
 * text is PostgreSQL's: {@code \x}, then small letters.
 */
public final class BytesText implements TypeText {
  private static final int PREFIX_BYTES = 2;
  private static final byte NO_DIGIT = 0;

  /** The canonical digit of each character of ASCII that is one. */
  private static final byte[] DIGITS = digits();

  private static final byte[] OF_HALVES = "0123456789abcdef".getBytes(US_ASCII);

  /** Appends the canonical text of bytes. */
  public static void appendCanonical(byte[] value, ByteSink out) {
    int start = out.grow(PREFIX_BYTES + Math.multiplyExact(2, value.length));
    byte[] text = out.array();
    text[start] = '\\';
    text[start + 1] = 'x';
    int at = start + PREFIX_BYTES;
    for (byte each : value) {
      text[at++] = OF_HALVES[(each >> 4) & 0xF];
      text[at++] = OF_HALVES[each & 0xF];
    }
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (char digit : "0123456789abcdef".toCharArray()) {
      digits[digit] = (byte) digit;
      digits[Character.toUpperCase(digit)] = (byte) digit;
    }
    return digits;
  }

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    if ((to - from) % 2 != 0 || bytes[from] != '\\' || bytes[from + 1] != 'x') {
      return false;
    }
    for (int p = from + PREFIX_BYTES; p < to; p++) {
      if (digit(bytes[p]) != bytes[p] || bytes[p] == NO_DIGIT) {
        return false;
      }
    }
    return true;
  }

  /** The canonical digit, which is not 0 for a byte that is one. */
  private static byte digit(byte b) {
    return b < 0 ? NO_DIGIT : DIGITS[b];
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    int first = digitsAt(bytes, from, to);
    if ((to - first) % 2 != 0) {
      return false;
    }
    for (int p = first; p < to; p++) {
      if (digit(bytes[p]) == NO_DIGIT) {
        return false;
      }
    }
    out.append((byte) '\\');
    out.append((byte) 'x');
    for (int p = first; p < to; p++) {
      out.append(digit(bytes[p]));
    }
    return true;
  }

  private static int digitsAt(byte[] bytes, int from, int to) {
    boolean prefixed =
        to - from >= PREFIX_BYTES
            && (bytes[from] == '\\' || bytes[from] == '0')
            && bytes[from + 1] == 'x';
    return prefixed ? from + PREFIX_BYTES : from;
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_BYTES;
  }
}

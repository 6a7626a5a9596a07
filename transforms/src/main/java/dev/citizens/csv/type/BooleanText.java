package dev.citizens.csv.type;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.Swar;

/** {@code true} and {@code false}, and their usual short forms in any case. */
final class BooleanText implements TypeText {
  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] YES = "yes".getBytes(US_ASCII);
  private static final byte[] NO = "no".getBytes(US_ASCII);
  private static final long TRUE_WORD = word(TRUE);
  private static final long FALSE_WORD = word(FALSE);

  private static long word(byte[] text) {
    long word = 0;
    for (int i = text.length - 1; i >= 0; i--) {
      word = (word << 8) | text[i];
    }
    return word;
  }

  @Override
  public boolean isCanonical(byte[] bytes, int from, int to) {
    int length = to - from;
    long expected = length == TRUE.length ? TRUE_WORD : FALSE_WORD;
    return length <= FALSE.length && Swar.first(Swar.word(bytes, from), length) == expected;
  }

  @Override
  public boolean append(byte[] bytes, int from, int to, ByteSink out) {
    if (isTrue(bytes, from, to)) {
      out.append(TRUE, 0, TRUE.length);
      return true;
    }
    if (isFalse(bytes, from, to)) {
      out.append(FALSE, 0, FALSE.length);
      return true;
    }
    return false;
  }

  private static boolean isTrue(byte[] bytes, int from, int to) {
    if (to - from == 1) {
      byte only = bytes[from];
      return only == '1' || only == 't' || only == 'T' || only == 'y' || only == 'Y';
    }
    return Letters.equal(bytes, from, to, TRUE) || Letters.equal(bytes, from, to, YES);
  }

  private static boolean isFalse(byte[] bytes, int from, int to) {
    if (to - from == 1) {
      byte only = bytes[from];
      return only == '0' || only == 'f' || only == 'F' || only == 'n' || only == 'N';
    }
    return Letters.equal(bytes, from, to, FALSE) || Letters.equal(bytes, from, to, NO);
  }

  @Override
  public BadRowReason reason(byte[] bytes, int from, int to) {
    return BadRowReason.NOT_A_BOOLEAN;
  }
}

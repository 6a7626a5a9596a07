package dev.citizens.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks that bytes are UTF-8. */
final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SECOND_BITS = 0x4040404040404040L;
  private static final long THIRD_BITS = 0x2020202020202020L;

  /** The bits of a lead byte that are all 0 in C0 and C1, which would be overlong. */
  private static final long NOT_OVERLONG = 0x1E1E1E1E1E1E1E1EL;

  /** Added to those bits, gives the high bit unless they are 0. */
  private static final long TO_HIGH_BIT = 0x7E7E7E7E7E7E7E7EL;

  private static final long LOW_BITS = ~HIGH_BITS;
  private static final long LOW_HALVES = 0x0F0F0F0F0F0F0F0FL;
  private static final long LOW_HALVES_OF_ED = 0x0D0D0D0D0D0D0D0DL;

  private Utf8() {}

  /**
   * Whether {@code bytes[from, to)} is well-formed UTF-8: no overlong forms, no surrogates, nothing
   * above U+10FFFF (Unicode 15, table 3-7).
   */
  static boolean isValid(byte[] bytes, int from, int to) {
    int p = from;
    while (true) {
      p = afterShortCharacters(bytes, p, to);
      if (p == to) {
        return true;
      }
      int longer = afterLongerCharacters(bytes, p, to);
      p = longer > p ? longer : afterCharacter(bytes, p, to);
      if (p < 0) {
        return false;
      }
    }
  }

  /**
   * Passes over characters of one and two bytes, eight bytes at a time; stops at a place where a
   * character starts that {@link #afterCharacter} has to look at, or at {@code to}.
   */
  private static int afterShortCharacters(byte[] bytes, int from, int to) {
    long expected = 0; // 0x80 if the next word has to start with a continuation byte
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long word = (long) LONG.get(bytes, p);
      long high = word & HIGH_BITS;
      if ((high | expected) == 0) {
        continue;
      }
      long leads = high & ((word & SECOND_BITS) << 1);
      long longer = leads & ((word & THIRD_BITS) << 2);
      long overlong = leads & ~((word & NOT_OVERLONG) + TO_HIGH_BIT);
      long continuations = high ^ leads;
      if ((longer | overlong | (continuations ^ ((leads << 8) | expected))) != 0) {
        break;
      }
      expected = leads >>> 56;
    }
    if (expected != 0) {
      return p - 1; // the last character's lead byte
    }
    while (p < to && bytes[p] >= 0) {
      p++;
    }
    return p;
  }

  /**
   * Passes over characters of one to three bytes from the start of one on, eight bytes at a time,
   * until they are short ones again; stops where a character starts.
   */
  private static int afterLongerCharacters(byte[] bytes, int from, int to) {
    // High bits of bytes of the next word that have to be continuation bytes, and of those among
    // them that stand behind E0, which are A0 to BF, and behind ED, which are 80 to 9F.
    long expected = 0;
    long behindE0 = 0;
    long behindED = 0;
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long word = (long) LONG.get(bytes, p);
      long high = word & HIGH_BITS;
      long leads = high & word << 1;
      long ofThree = leads & word << 2;
      if ((ofThree | expected) == 0) {
        return p;
      }
      long lowHalves = word & LOW_HALVES;
      long leadsE0 = ofThree & ~(lowHalves + LOW_BITS);
      long leadsED = ofThree & ~((lowHalves ^ LOW_HALVES_OF_ED) + LOW_BITS);
      long fromA0 = word << 2;
      long ofFour = ofThree & word << 3;
      long overlong = (leads ^ ofThree) & ~((word & NOT_OVERLONG) + TO_HIGH_BIT);
      long continuations = high ^ leads;
      long wrong =
          (continuations ^ (expected | leads << 8 | ofThree << 16))
              | ((behindE0 | leadsE0 << 8) & ~fromA0)
              | ((behindED | leadsED << 8) & fromA0);
      if ((wrong | ofFour | overlong) != 0) {
        break;
      }
      expected = leads >>> 56 | ofThree >>> 48;
      behindE0 = leadsE0 >>> 56;
      behindED = leadsED >>> 56;
    }
    if (expected == 0) {
      return p;
    }
    do {
      p--;
    } while ((bytes[p] & 0xC0) == 0x80);
    return p; // the last character's lead byte
  }

  /** The place behind the character at {@code from}; -1 if it is malformed. */
  private static int afterCharacter(byte[] bytes, int from, int to) {
    int lead = bytes[from] & 0xFF;
    int p = from + 1;
    int following =
        lead < 0x80
            ? 0
            : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
    if (following <= 0) {
      return following < 0 ? -1 : p;
    }
    if (p + following > to) {
      return -1;
    }
    int second = bytes[p] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return -1;
    }
    for (int i = 1; i < following; i++) {
      if ((bytes[p + i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return p + following;
  }
}

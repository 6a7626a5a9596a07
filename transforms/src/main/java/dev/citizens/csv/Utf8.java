package dev.citizens.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks that bytes are UTF-8. */
final class Utf8 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /**
   * Whether {@code bytes[from, to)} is well-formed UTF-8: no overlong forms, no surrogates, nothing
   * above U+10FFFF (Unicode 15, table 3-7).
   */
  static boolean isValid(byte[] bytes, int from, int to) {
    int p = from;
    while (true) {
      p = afterAscii(bytes, p, to);
      if (p == to) {
        return true;
      }
      int lead = bytes[p++];
      lead &= 0xFF;
      int following = lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
      if (following < 0 || p + following > to) {
        return false;
      }
      int second = bytes[p] & 0xFF;
      int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      if (second < lowest || second > highest) {
        return false;
      }
      for (int i = 1; i < following; i++) {
        if ((bytes[p + i] & 0xC0) != 0x80) {
          return false;
        }
      }
      p += following;
    }
  }

  /** The first place in {@code [from, to)} that is not ASCII, or to. */
  private static int afterAscii(byte[] bytes, int from, int to) {
    int p = from;
    for (; p + 8 <= to; p += 8) {
      long high = (long) LONG.get(bytes, p) & HIGH_BITS;
      if (high != 0) {
        return p + (Long.numberOfTrailingZeros(high) >>> 3);
      }
    }
    while (p < to && bytes[p] >= 0) {
      p++;
    }
    return p;
  }
}

package dev.citizens.analysis;

import dev.citizens.csv.CanonicalCsv;

/**
 * The order of group keys, which are canonical CSV: field by field, by the bytes of the values, so
 * that quotes, which a comma brings about, do not matter. NULL comes first, then the empty string.
 */
public final class KeyOrder {
  private static final int END = -1;
  private static final int NEXT_FIELD = 0;
  private static final int EMPTY_STRING = 1;
  private static final int FIRST_BYTE = 2;

  private final byte[] bytes;
  private final int to;
  private int position;
  private boolean inQuotes;

  private KeyOrder(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.to = to;
  }

  /** Compares {@code a[aFrom, aTo)} with {@code b[bFrom, bTo)}. */
  public static int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    KeyOrder left = new KeyOrder(a, aFrom, aTo);
    KeyOrder right = new KeyOrder(b, bFrom, bTo);
    while (true) {
      int l = left.next();
      int r = right.next();
      if (l != r) {
        return Integer.compare(l, r);
      }
      if (l == END) {
        return 0;
      }
    }
  }

  /** The next byte of a value plus {@link #FIRST_BYTE}, or one of the other constants. */
  private int next() {
    while (position < to) {
      byte b = bytes[position++];
      if (b == CanonicalCsv.QUOTE) {
        if (hasQuoteAt(position) && inQuotes) {
          position++;
          return b + FIRST_BYTE;
        }
        if (hasQuoteAt(position) && !hasQuoteAt(position + 1)) {
          position++;
          return EMPTY_STRING;
        }
        inQuotes = !inQuotes;
      } else if (b == CanonicalCsv.DELIMITER && !inQuotes) {
        return NEXT_FIELD;
      } else {
        return (b & 0xFF) + FIRST_BYTE;
      }
    }
    return END;
  }

  private boolean hasQuoteAt(int place) {
    return place < to && bytes[place] == CanonicalCsv.QUOTE;
  }
}

package dev.citizens.csv;

/** Counts line ends: a line feed ends a line, so CRLF does too. */
public final class LineEnds {
  private static final long LOW_BITS = ~Swar.HIGH_BITS;
  private static final long LINE_FEEDS = Swar.broadcast(CanonicalCsv.LINE_FEED);

  private LineEnds() {}

  /** How many are in {@code bytes[from, to)}. */
  public static long count(byte[] bytes, int from, int to) {
    long count = 0;
    int p = from;
    for (; p <= to - Swar.BYTES; p += Swar.BYTES) {
      long word = Swar.word(bytes, p) ^ LINE_FEEDS;
      // The high bit of each byte that is not zero; no carry crosses, so all are exact.
      long others = ((word & LOW_BITS) + LOW_BITS) | word;
      count += Long.bitCount(~others & Swar.HIGH_BITS);
    }
    for (; p < to; p++) {
      if (bytes[p] == CanonicalCsv.LINE_FEED) {
        count++;
      }
    }
    return count;
  }
}

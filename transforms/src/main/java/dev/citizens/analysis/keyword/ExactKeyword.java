package dev.citizens.analysis.keyword;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.csv.Swar;

/** Finds a keyword whose case matters. */
final class ExactKeyword implements KeywordSearch {
  private final byte[] sought;
  private final int second; // its place in a keyword of one byte is that of the first
  private final long firstBytes;
  private final long secondBytes;

  /** A search for the keyword as it stands in a file. */
  ExactKeyword(String keyword) {
    this.sought = keyword.getBytes(UTF_8);
    this.second = Math.min(1, sought.length - 1);
    this.firstBytes = Swar.broadcast(sought[0]);
    this.secondBytes = Swar.broadcast(sought[second]);
  }

  /** Looks for the first two bytes at once: far fewer places have both. */
  @Override
  public int passOver(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p += Swar.BYTES) {
      long others =
          (Swar.word(bytes, p) ^ firstBytes) | (Swar.word(bytes, p + second) ^ secondBytes);
      long found = Swar.zeros(others);
      if (found != 0) {
        return Math.min(to, p + Swar.lowestByte(found));
      }
    }
    return to;
  }

  @Override
  public int occurrences(byte[] bytes, int from, int to) {
    int behindLast = to - sought.length + 1;
    int found = 0;
    int p = passOver(bytes, from, behindLast);
    while (p < behindLast) {
      boolean matches = matches(bytes, p);
      found += matches ? 1 : 0;
      p = passOver(bytes, p + (matches ? sought.length : 1), behindLast);
    }
    return found;
  }

  private boolean matches(byte[] bytes, int from) {
    for (int i = 1; i < sought.length; i++) {
      if (bytes[from + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }
}

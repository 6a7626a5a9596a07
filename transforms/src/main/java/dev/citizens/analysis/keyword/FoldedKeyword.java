package dev.citizens.analysis.keyword;

import dev.citizens.csv.CodePoints;
import dev.citizens.csv.Swar;
import java.util.stream.IntStream;

/**
 * Finds a keyword whose case does not matter, by {@link CaseFolding}.
 *
 * <p>Places where a form of its first character may begin are found eight bytes at a time; only
 * there characters are compared.
 */
final class FoldedKeyword implements KeywordSearch {
  /** All characters with a case lie below. */
  private static final int CASED_CHARACTERS_END = 0x20000;

  private final int[] folded;
  private final long[] firstBytes; // of all forms of the first character, each broadcast

  /** A search for the keyword as it stands in a file. */
  FoldedKeyword(String keyword) {
    folded = keyword.codePoints().map(CaseFolding::fold).toArray();
    firstBytes =
        IntStream.concat(IntStream.of(folded[0]), IntStream.range(0, CASED_CHARACTERS_END))
            .filter(character -> CaseFolding.fold(character) == folded[0])
            .map(CodePoints::firstByte)
            .distinct()
            .mapToLong(first -> Swar.broadcast((byte) first))
            .toArray();
  }

  @Override
  public int passOver(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p += Swar.BYTES) {
      long found = firstBytesAt(bytes, p);
      if (found != 0) {
        return Math.min(to, p + Swar.lowestByte(found));
      }
    }
    return to;
  }

  @Override
  public int occurrences(byte[] bytes, int from, int to) {
    int occurrences = 0;
    int searched = from;
    for (int p = from; p < to; p += Swar.BYTES) {
      long found = firstBytesAt(bytes, p);
      for (; found != 0; found &= found - 1) {
        int place = p + Swar.lowestByte(found);
        int end = place < searched ? -1 : matchEnd(bytes, place, to);
        if (end >= 0) {
          occurrences++;
          searched = end;
        }
      }
    }
    return occurrences;
  }

  /** Where in eight bytes a form of the first character may begin, as {@link Swar#matches}. */
  private long firstBytesAt(byte[] bytes, int place) {
    long word = Swar.word(bytes, place);
    long found = 0;
    for (long firstByte : firstBytes) {
      found |= Swar.matches(word, firstByte);
    }
    return found;
  }

  /** Where the match that begins at {@code from} ends, or -1. */
  private int matchEnd(byte[] bytes, int from, int to) {
    int p = from;
    for (int character : folded) {
      if (p >= to) {
        return -1;
      }
      int found = CodePoints.at(bytes, p);
      if (CaseFolding.fold(found) != character) {
        return -1;
      }
      p += CodePoints.length(bytes[p]);
    }
    return p;
  }
}

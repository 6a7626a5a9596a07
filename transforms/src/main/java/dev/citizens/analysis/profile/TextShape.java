package dev.citizens.analysis.profile;

import dev.citizens.csv.CodePoints;
import dev.citizens.csv.Swar;

/**
 * What a text looks like: its length in characters, whether it is blank, whether it is invalid.
 * Reused for the next text. Text of ASCII without control characters is seen eight bytes at a time.
 */
final class TextShape {
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;
  private static final int NEXT_LINE = 0x85; // a control character that is white space
  private static final long SPACES = Swar.broadcast((byte) ' ');
  private static final long DELETES = Swar.broadcast((byte) 0x7F);

  private int characters;
  private boolean blank;
  private boolean invalid;

  /** Looks at {@code bytes[from, to)}, which is UTF-8. */
  void lookAt(byte[] bytes, int from, int to) {
    if (isPlain(bytes, from, to)) {
      characters = to - from;
      blank = from == to || (bytes[from] == ' ' && isBlank(bytes, from, to));
      invalid = false;
      return;
    }
    characters = 0;
    blank = true;
    invalid = false;
    for (int p = from; p < to; p += CodePoints.length(bytes[p])) {
      int character = CodePoints.at(bytes, p);
      characters++;
      blank &= isWhiteSpace(character);
      invalid |= isInvalid(character);
    }
  }

  /** The length in Unicode code points. */
  int characters() {
    return characters;
  }

  /** Whether there is nothing but white space, by Unicode's property; true for the empty text. */
  boolean blank() {
    return blank;
  }

  /**
   * Whether there is a character that nobody types: a control character that is no white space, or
   * U+FFFD, which stands where a character was lost.
   */
  boolean invalid() {
    return invalid;
  }

  private static boolean isPlain(byte[] bytes, int from, int to) {
    long special = 0;
    for (int p = from; p < to; p += Swar.BYTES) {
      long word = Swar.word(bytes, p);
      if (to - p < Swar.BYTES) {
        long kept = Swar.first(-1L, to - p);
        word = (word & kept) | (SPACES & ~kept);
      }
      special |= (word & Swar.HIGH_BITS) | Swar.below(word, ' ') | Swar.matches(word, DELETES);
    }
    return special == 0;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      if (bytes[p] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhiteSpace(int character) {
    return Character.isSpaceChar(character)
        || (character >= '\t' && character <= '\r')
        || character == NEXT_LINE;
  }

  private static boolean isInvalid(int character) {
    return character == REPLACEMENT_CHARACTER
        || (Character.isISOControl(character) && !isWhiteSpace(character));
  }
}

package dev.citizens.csv.type;

/** Letters of ASCII, capital or small. */
final class Letters {
  private static final int TO_LOWER = 'a' - 'A';

  private Letters() {}

  /** Whether {@code bytes[from, to)} is the word, which is nothing but letters, in any case. */
  static boolean equal(byte[] bytes, int from, int to, byte[] word) {
    if (to - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((bytes[from + i] | TO_LOWER) != (word[i] | TO_LOWER)) {
        return false;
      }
    }
    return true;
  }
}

package dev.citizens.analysis.keyword;

/** Finds a keyword in text. */
public interface KeywordSearch {
  /** A search for a keyword whose case matters; it is not empty. */
  static KeywordSearch exact(String keyword) {
    return new ExactKeyword(keyword);
  }

  /**
   * Passes over text that does not hold the keyword: a place in {@code [from, to)} before which no
   * occurrence starts, or {@code to} if there is none at all. Behind {@code to} nine bytes must be
   * readable.
   */
  int passOver(byte[] bytes, int from, int to);

  /** How often the keyword stands in {@code bytes[from, to)}, UTF-8, without overlaps. */
  int occurrences(byte[] bytes, int from, int to);
}

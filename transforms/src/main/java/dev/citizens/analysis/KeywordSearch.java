package dev.citizens.analysis;

/** Finds a keyword in text. */
interface KeywordSearch {
  /** How often the keyword stands in {@code bytes[from, to)}, UTF-8, without overlaps. */
  int occurrences(byte[] bytes, int from, int to);
}

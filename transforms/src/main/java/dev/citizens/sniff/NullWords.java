package dev.citizens.sniff;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.util.Arrays;
import java.util.List;

/**
 * Texts that programs write where a value is missing. In a column of texts each may be a value; in
 * one whose other values are numbers, dates and the like it is none.
 */
final class NullWords {
  /** The empty one is that in quotes, {@code ""}. */
  static final List<String> ALL =
      List.of(
          "", "NA", "N/A", "n/a", "#N/A", "<NA>", "NULL", "Null", "null", "(null)", "None", "none",
          "nil", "NaN", "nan", "NaT", "-", "--", "?", ".", "\\N");

  private static final int MOST_BYTES = 6;
  private static final byte[][] FIELDS =
      ALL.stream().map(CanonicalCsv::field).map(ByteSink::toByteArray).toArray(byte[][]::new);

  /** By first byte: whether a word begins with it. */
  private static final boolean[] FIRST = new boolean[128];

  static {
    for (byte[] field : FIELDS) {
      FIRST[field[0]] = true;
    }
  }

  private NullWords() {}

  /** The place in {@link #ALL} of the word that the canonical field is, or -1. */
  static int find(byte[] bytes, int from, int to) {
    if (to - from > MOST_BYTES || bytes[from] < 0 || !FIRST[bytes[from]]) {
      return -1;
    }
    for (int word = 0; word < FIELDS.length; word++) {
      if (Arrays.equals(bytes, from, to, FIELDS[word], 0, FIELDS[word].length)) {
        return word;
      }
    }
    return -1;
  }
}

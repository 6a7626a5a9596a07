package dev.citizens.analysis.sql.vector;

import dev.citizens.analysis.keyword.KeywordSearch;
import dev.citizens.csv.RowBatch;

/**
 * Searches texts for a keyword that is the same for all rows. Few texts have it, so those that lie
 * one behind the other, as a column's do in the bytes of a file, are passed over together.
 */
final class KeywordKernels {
  /** So many bytes behind a text are passed over with it where texts lie like that. */
  private static final int MOST_BYTES_AHEAD = 1 << 12;

  /** Texts with no more bytes between them lie one behind the other. */
  private static final int NEAR_BYTES = 256;

  private KeywordKernels() {}

  /** How often the keyword, which is not empty, stands in the text, without overlaps. */
  static Kernel occurrences(String keyword) {
    KeywordSearch search = KeywordSearch.exact(keyword);
    return (arguments, out, rows) -> count(search, arguments, out, rows);
  }

  /** Whether a count is not 0. */
  static void isAny(Vector[] arguments, Vector out, int rows) {
    out.mergeStates(arguments, rows);
    long[] counts = arguments[0].longs();
    long[] any = out.longs();
    for (int row = 0; row < rows; row++) {
      any[row] = counts[row] == 0 ? 0 : 1;
    }
  }

  private static void count(KeywordSearch search, Vector[] arguments, Vector out, int rows) {
    Vector texts = arguments[0];
    out.mergeStates(new Vector[] {texts}, rows);
    byte[] states = out.states();
    int[] starts = texts.starts();
    int[] ends = texts.ends();
    byte[] bytes = texts.bytes();
    long[] counts = out.longs();
    int passedFrom = 0; // no occurrence begins between
    int passedTo = 0;
    int ahead = 0;
    for (int row = 0; row < rows; row++) {
      if (states[row] != Vector.VALUE) {
        continue;
      }
      int from = starts[row];
      int to = ends[row];
      if (from < passedFrom || to > passedTo) {
        boolean isNext = from >= passedFrom && from - passedTo <= NEAR_BYTES;
        ahead = isNext ? Math.min(2 * ahead + NEAR_BYTES, MOST_BYTES_AHEAD) : 0;
        int readable = Math.max(to, bytes.length - RowBatch.PADDING_BYTES);
        passedFrom = from;
        passedTo = search.passOver(bytes, from, Math.min(to + ahead, readable));
      }
      counts[row] = to <= passedTo ? 0 : search.occurrences(bytes, from, to);
    }
  }
}

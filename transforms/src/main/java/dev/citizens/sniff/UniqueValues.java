package dev.citizens.sniff;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import dev.citizens.csv.RowHash;
import java.util.Arrays;

/**
 * Whether each value of a column stands in one row only. Exact, in bounded memory: values that
 * ascend, as numbers given one after the other do, are different whatever their number; others are
 * told by their hashes, as long as those are not too many to keep. Not thread-safe.
 */
final class UniqueValues {
  /** What is known. */
  enum Verdict {
    UNIQUE,
    REPEATED,
    /** There were too many values to tell. */
    UNKNOWN
  }

  private boolean repeated; // or NULL
  private boolean ascending = true;
  private HashSet64 hashes = new HashSet64(); // null if they are too many, or of no use
  private final ByteSink first = new ByteSink(16);
  private final ByteSink last = new ByteSink(16); // both empty before the first value

  void look(RowBatch rows, int column) {
    byte[] bytes = rows.buffer();
    for (int row = 0; row < rows.size() && !repeated; row++) {
      int from = rows.start(row, column);
      int to = rows.end(row, column);
      if (ascending) {
        compare(rows, row, column);
      }
      repeated = from == to || !hashes.add(RowHash.hash(bytes, from, to, 0));
    }
    if (repeated) {
      hashes = null;
      return;
    }
    int end = rows.size() - 1;
    if (ascending && end >= 0) {
      if (first.length() == 0) {
        first.append(bytes, rows.start(0, column), rows.end(0, column));
      }
      last.clear();
      last.append(bytes, rows.start(end, column), rows.end(end, column));
    }
  }

  private void compare(RowBatch rows, int row, int column) {
    byte[] bytes = rows.buffer();
    int from = rows.start(row, column);
    int to = rows.end(row, column);
    ascending =
        row == 0
            ? isBefore(last.array(), 0, last.length(), bytes, from, to)
            : isBefore(
                bytes, rows.start(row - 1, column), rows.end(row - 1, column), bytes, from, to);
  }

  /** By length, then by bytes: whole numbers without zeros in front have this order. */
  private static boolean isBefore(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    int longer = (bTo - bFrom) - (aTo - aFrom);
    return longer != 0 ? longer > 0 : Arrays.compareUnsigned(a, aFrom, aTo, b, bFrom, bTo) < 0;
  }

  /** Adds what is known of the rows that come next in the file. */
  void merge(UniqueValues next) {
    boolean before =
        next.first.length() == 0
            || isBefore(last.array(), 0, last.length(), next.first.array(), 0, next.first.length());
    ascending = ascending && next.ascending && before;
    if (first.length() == 0) {
      first.append(next.first.array(), 0, next.first.length());
    }
    if (next.last.length() > 0) {
      last.clear();
      last.append(next.last.array(), 0, next.last.length());
    }
    repeated |= next.repeated;
    if (repeated || next.hashes == null) {
      hashes = null;
    } else if (hashes != null && !hashes.addAll(next.hashes)) {
      repeated = true;
      hashes = null;
    }
  }

  /** How many hashes are kept. */
  int hashes() {
    return hashes == null ? 0 : hashes.size();
  }

  /** Keeps no hashes any more: only values that ascend can be told from now on. */
  void forgetHashes() {
    hashes = null;
  }

  Verdict verdict() {
    if (repeated) {
      return Verdict.REPEATED;
    }
    return ascending || hashes != null ? Verdict.UNIQUE : Verdict.UNKNOWN;
  }
}

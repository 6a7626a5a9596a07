package dev.citizens.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Places of a CSV file where a record starts, so that the file can be scanned in parallel and each
 * record belongs to exactly one range.
 *
 * @param records in the file, malformed ones included, blank lines not
 * @param starts ascending; the first is that of the first record
 * @param end the file's length in bytes
 */
public record SplitIndex(long records, List<Long> starts, long end) {

  /**
   * Folds the traces of the pieces of a file, in order.
   *
   * @param start where the first record starts, behind the header
   * @throws IllegalArgumentException if the pieces do not tile the file from there on
   */
  public static SplitIndex of(long start, List<BoundaryTrace> pieces) {
    int state = RecordStates.RECORD;
    long records = 0;
    long end = start;
    List<Long> starts = new ArrayList<>();
    for (BoundaryTrace piece : pieces) {
      if (piece.start() != end) {
        throw new IllegalArgumentException(
            "a piece starts at byte " + piece.start() + ", the one before ends at " + end);
      }
      long first = piece.firstStarts().get(state);
      if (first >= 0) {
        starts.add(first);
      }
      records += piece.records().get(state);
      state = piece.endStates().get(state);
      end = piece.end();
    }
    if (RecordStates.endsOpen(state)) {
      records++;
    }
    return new SplitIndex(records, List.copyOf(starts), end);
  }

  /** Whether a file of such pieces ends with a quote that is not closed. */
  public static boolean endsInQuotes(List<BoundaryTrace> pieces) {
    int state = RecordStates.RECORD;
    for (BoundaryTrace piece : pieces) {
      state = piece.endStates().get(state);
    }
    return state == RecordStates.QUOTED;
  }
}

package dev.citizens.csv;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a piece of a CSV file does to each state in which the piece before may leave it. Pieces are
 * traced in parallel, then folded in order into a {@link SplitIndex}, which makes splits exact
 * although a newline in the middle of a file may stand inside quotes.
 *
 * @param start of the piece in the file
 * @param end of the piece in the file
 * @param endStates by start state: the state at {@code end}
 * @param records by start state: how many records, blank lines not counted, end inside
 * @param firstStarts by start state: where the first record inside starts, or -1
 */
public record BoundaryTrace(
    long start, long end, List<Integer> endStates, List<Long> records, List<Long> firstStarts) {
  /** The same in a file that has so many bytes more before it. */
  public BoundaryTrace behind(long bytes) {
    List<Long> moved = firstStarts.stream().map(at -> at < 0 ? at : at + bytes).toList();
    return new BoundaryTrace(start + bytes, end + bytes, endStates, records, moved);
  }

  /** Writes this in the form that {@link #readFrom} reads. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(start);
    out.writeLong(end);
    out.writeInt(endStates.size());
    for (int state = 0; state < endStates.size(); state++) {
      out.writeInt(endStates.get(state));
      out.writeLong(records.get(state));
      out.writeLong(firstStarts.get(state));
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static BoundaryTrace readFrom(DataInput in) throws IOException {
    long start = in.readLong();
    long end = in.readLong();
    int states = in.readInt();
    List<Integer> endStates = new ArrayList<>(states);
    List<Long> records = new ArrayList<>(states);
    List<Long> firstStarts = new ArrayList<>(states);
    for (int state = 0; state < states; state++) {
      endStates.add(in.readInt());
      records.add(in.readLong());
      firstStarts.add(in.readLong());
    }
    return new BoundaryTrace(start, end, endStates, records, firstStarts);
  }
}

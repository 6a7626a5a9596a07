package dev.citizens.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Traces a piece of a CSV file for all start states at once.
 *
 * <p>States that have become equal stay equal, so after a few fields only two lanes are left:
 * outside quotes and inside. Not thread-safe.
 */
public final class BoundaryTracer {
  /** Lanes are compared this often at first, then at the end of each update. */
  private static final int FIRST_SLICE_BYTES = 64;

  private static final long QUOTES = Swar.broadcast(CanonicalCsv.QUOTE);
  private static final long LINE_FEEDS = Swar.broadcast(CanonicalCsv.LINE_FEED);

  /** How many bytes behind those that are traced an array must have. */
  public static final int PADDING_BYTES = Swar.PADDING_BYTES;

  private final RecordStates states;
  private final long start;
  private long offset;
  private final long[] recordsByState = new long[RecordStates.COUNT];
  private final long[] firstByState = new long[RecordStates.COUNT];
  private final List<Lane> lanes = new ArrayList<>();

  /** All start states that have led to the same state. */
  private static final class Lane {
    int state;
    long records;
    long firstStart = -1;
    final List<Integer> startStates = new ArrayList<>();
  }

  /** A tracer for the piece that starts at byte {@code start} of a file of that dialect. */
  public BoundaryTracer(long start, CsvDialect dialect) {
    this.states = new RecordStates(dialect);
    this.start = start;
    this.offset = start;
    for (int state = 0; state < RecordStates.COUNT; state++) {
      Lane lane = new Lane();
      lane.state = state;
      lane.startStates.add(state);
      lanes.add(lane);
      firstByState[state] = state == RecordStates.RECORD ? start : -1;
    }
  }

  /**
   * Takes the next bytes of the piece, {@code bytes[from, to)}, of an array that is at least {@link
   * #PADDING_BYTES} longer.
   */
  public void update(byte[] bytes, int from, int to) {
    int p = from;
    int slice = FIRST_SLICE_BYTES;
    while (p < to) {
      int sliceEnd = lanes.size() > 2 ? Math.min(to, p + slice) : to;
      for (Lane lane : lanes) {
        run(lane, bytes, p, sliceEnd);
      }
      offset += sliceEnd - p;
      settle();
      p = sliceEnd;
      slice *= 2;
    }
  }

  /** The trace of all bytes so far. */
  public BoundaryTrace finish() {
    Integer[] endStates = new Integer[RecordStates.COUNT];
    Long[] records = new Long[RecordStates.COUNT];
    Long[] firstStarts = new Long[RecordStates.COUNT];
    for (Lane lane : lanes) {
      for (int state : lane.startStates) {
        endStates[state] = lane.state;
        records[state] = recordsByState[state];
        // A record that would start at the very end starts in the next piece.
        firstStarts[state] = firstByState[state] == offset ? -1 : firstByState[state];
      }
    }
    return new BoundaryTrace(
        start, offset, List.of(endStates), List.of(records), List.of(firstStarts));
  }

  private void run(Lane lane, byte[] bytes, int from, int to) {
    int state = lane.state;
    int p = from;
    while (p < to) {
      if (state == RecordStates.QUOTED) {
        p = Swar.indexOf(bytes, p, to, QUOTES);
      } else if (state == RecordStates.TEXT) {
        int passed = p;
        p = Swar.indexOfEither(bytes, p, to, QUOTES, LINE_FEEDS);
        // Of bytes that are neither, the last one alone says whether a quote may open behind it.
        state = p == passed ? state : states.next(state, bytes[p - 1]);
      }
      if (p == to) {
        break;
      }
      int next = states.next(state, bytes[p]);
      p++;
      if (next == RecordStates.RECORD) {
        if (states.endsRecord(state)) {
          lane.records++;
        }
        if (lane.firstStart < 0) {
          lane.firstStart = offset + (p - from);
        }
      }
      state = next;
    }
    lane.state = state;
  }

  /** Writes what the lanes counted to their start states and joins lanes in equal states. */
  private void settle() {
    Lane[] byState = new Lane[RecordStates.COUNT];
    for (Lane lane : List.copyOf(lanes)) {
      for (int state : lane.startStates) {
        recordsByState[state] += lane.records;
        if (firstByState[state] < 0) {
          firstByState[state] = lane.firstStart;
        }
      }
      lane.records = 0;
      lane.firstStart = -1;
      Lane twin = byState[lane.state];
      if (twin == null) {
        byState[lane.state] = lane;
      } else {
        twin.startStates.addAll(lane.startStates);
        lanes.remove(lane);
      }
    }
  }
}

package dev.citizens.csv;

/** A record that no buffer holds, passed over piece by piece. */
final class TooLongRecord {
  private final RecordStates states;
  private int state = RecordStates.RECORD;
  private boolean over;
  private long bytes;
  private long lineFeeds;
  private byte lastByte;

  TooLongRecord(RecordStates states) {
    this.states = states;
  }

  /** Whether its line end has been passed. */
  boolean isOver() {
    return over;
  }

  /** Passes the record's next bytes; returns the place behind its line end, or {@code to}. */
  int pass(byte[] piece, int from, int to) {
    int p = from;
    while (p < to && !over) {
      lastByte = piece[p++];
      state = states.next(state, lastByte);
      over = state == RecordStates.RECORD;
      if (lastByte == CanonicalCsv.LINE_FEED) {
        lineFeeds++;
      }
    }
    bytes += p - from;
    return p;
  }

  /** How much of the file it takes, as far as it has been passed. */
  Extent extent(long offset) {
    long lines = lineFeeds + (lastByte == CanonicalCsv.LINE_FEED ? 0 : 1);
    return Extent.ofRecord(offset, lines, bytes - (over ? 1 : 0));
  }
}

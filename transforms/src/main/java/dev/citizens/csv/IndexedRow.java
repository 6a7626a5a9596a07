package dev.citizens.csv;

/**
 * Reads one well-formed row whose fields may be in quotes, by the places of the structural index
 * instead of its bytes, and rewrites it in canonical form. What it does not take, {@link
 * RecordParser} does: malformed records, those at the end of a buffer, lone carriage returns, NUL.
 */
final class IndexedRow {
  /** What {@link #append} returns when the record is left to the {@link RecordParser}. */
  static final int NOT_TAKEN = -1;

  /** A row with more is left to the parser: the index keeps all places that are not passed. */
  private static final int MOST_PLACES = 4096;

  /** A closing quote, a carriage return and a line feed. */
  private static final int MOST_PLACES_AT_END = 3;

  private final int columns;
  private final StructuralIndex index;
  private byte[] bytes;
  private int limit;

  /** How many places behind the index's next one have been looked at. */
  private int seen;

  private int recordEnd;

  IndexedRow(int columns, StructuralIndex index) {
    this.columns = columns;
    this.index = index;
  }

  /** Where the row that was taken last ends, without its line end. */
  int recordEnd() {
    return recordEnd;
  }

  /**
   * Appends the row that starts at {@code from} to the buffer that it stands in, and passes its
   * places.
   *
   * @param bounds receives the place before the row and the end of each field, from {@code next} on
   * @return where the next record starts, or {@link #NOT_TAKEN}, and nothing is appended
   */
  int append(ByteSink buffer, int from, int limitOfBytes, int[] bounds, int next) {
    bytes = buffer.array();
    limit = limitOfBytes;
    seen = 0;
    int length = buffer.length();
    bounds[next] = length - 1;
    int p = from;
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        buffer.append(CanonicalCsv.DELIMITER);
      }
      int end = bytes[p] == CanonicalCsv.QUOTE ? appendQuoted(buffer, p) : appendPlain(buffer, p);
      boolean goesOn = i < columns - 1;
      if (end == NOT_TAKEN || goesOn != (bytes[end] == CanonicalCsv.DELIMITER)) {
        buffer.truncate(length);
        return NOT_TAKEN;
      }
      bounds[next + 1 + i] = buffer.length();
      p = end + 1;
    }
    recordEnd = p - 1;
    if (bytes[recordEnd] == CanonicalCsv.CARRIAGE_RETURN) {
      p++;
      seen++;
    }
    if (bytes[p - 1] != CanonicalCsv.LINE_FEED || recordEnd == from) {
      buffer.truncate(length);
      return NOT_TAKEN;
    }
    index.pass(seen);
    return p;
  }

  /** Appends a field without quotes; returns the place behind it. */
  private int appendPlain(ByteSink buffer, int from) {
    if (!index.ensure(seen + MOST_PLACES_AT_END, bytes, limit)) {
      return NOT_TAKEN;
    }
    int end = index.places()[index.next() + seen];
    seen++;
    if (bytes[end] == CanonicalCsv.QUOTE) {
      return NOT_TAKEN;
    }
    buffer.append(bytes, from, end);
    return end;
  }

  /** Appends a field in quotes, without them if they are needless; returns the place behind it. */
  private int appendQuoted(ByteSink buffer, int from) {
    seen++; // the opening quote
    boolean needsQuotes = false;
    while (seen < MOST_PLACES && index.ensure(seen + MOST_PLACES_AT_END, bytes, limit)) {
      int place = index.places()[index.next() + seen];
      byte found = bytes[place];
      seen++;
      if (found == 0) {
        return NOT_TAKEN;
      } else if (found != CanonicalCsv.QUOTE) {
        needsQuotes |= CanonicalCsv.isSpecial(found);
      } else if (bytes[place + 1] == CanonicalCsv.QUOTE) {
        needsQuotes = true;
        seen++;
      } else {
        return appendClosed(buffer, from, place, needsQuotes || place == from + 1);
      }
    }
    return NOT_TAKEN;
  }

  private int appendClosed(ByteSink buffer, int from, int closing, boolean needsQuotes) {
    if (index.places()[index.next() + seen] != closing + 1) {
      return NOT_TAKEN; // text behind the closing quote
    }
    seen++;
    if (needsQuotes) {
      buffer.append(bytes, from, closing + 1);
    } else {
      buffer.append(bytes, from + 1, closing);
    }
    return closing + 1;
  }
}

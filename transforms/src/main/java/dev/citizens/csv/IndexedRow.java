package dev.citizens.csv;

/**
 * Reads one well-formed row whose fields may be in quotes, by the places of the structural index
 * instead of its bytes, and rewrites it in canonical form. What it does not take, {@link
 * RecordParser} does: malformed records, those at the end of a buffer, lone carriage returns, NUL.
 */
final class IndexedRow {
  /** What {@link #append} returns when the record is left to the {@link RecordParser}. */
  static final int NOT_TAKEN = -1;

  /** Returned instead of a place if the row has more places than are known. */
  private static final int MORE_PLACES = -2;

  /** A row with more is left to the parser: the index keeps all places that are not passed. */
  private static final int MOST_PLACES = 4096;

  /** Of the last field in quotes: these, a carriage return and a line feed. */
  private static final int PLACES_OF_FIELD = 4;

  private final int columns;
  private final StructuralIndex index;
  private int places; // of the row that was taken last
  private int recordEnd;
  private int lineFeeds;
  private boolean hasQuotes;

  IndexedRow(int columns, StructuralIndex index) {
    this.columns = columns;
    this.index = index;
  }

  /** Where the row that was taken last ends, without its line end. */
  int recordEnd() {
    return recordEnd;
  }

  /** How many line feeds the row that was taken last has, that at its end included. */
  int lineFeeds() {
    return lineFeeds;
  }

  /** Whether any field of the row that was taken last is in quotes. */
  boolean hasQuotes() {
    return hasQuotes;
  }

  /**
   * Appends the row that starts at {@code from} to the buffer that it stands in, and passes its
   * places.
   *
   * @param limit end of the bytes in the buffer
   * @param bounds receives the place before the row and the end of each field, from {@code first}
   *     on
   * @return where the next record starts, or {@link #NOT_TAKEN}, and nothing is appended
   */
  int append(ByteSink buffer, int from, int limit, int[] bounds, int first) {
    int length = buffer.grow(limit - from); // a row in canonical form is not longer than it was
    byte[] bytes = buffer.array();
    bounds[first] = length - 1;
    int behind = MORE_PLACES;
    int wanted = PLACES_OF_FIELD * columns;
    for (; behind == MORE_PLACES && wanted <= MOST_PLACES; wanted *= 2) {
      if (!index.ensure(wanted, bytes, limit)) {
        break;
      }
      behind = appendKnown(bytes, from, bounds, first);
    }
    if (behind < 0) {
      buffer.truncate(length);
      return NOT_TAKEN;
    }
    buffer.truncate(bounds[first + columns]);
    index.pass(places);
    return behind;
  }

  /**
   * Writes the row if all of its places are known; returns where the next record starts. One
   * method, as it takes a sixth longer in three.
   */
  private int appendKnown(byte[] bytes, int from, int[] bounds, int first) {
    int[] found = index.places();
    int last = index.count() - PLACES_OF_FIELD; // from it on, those of a field are known
    int p = from;
    int out = bounds[first] + 1;
    int inner = 0;
    boolean quotes = false;
    int n = index.next();
    for (int column = 1; column <= columns; column++) {
      if (n > last) {
        return MORE_PLACES;
      }
      int end = found[n++];
      if (bytes[end] != CanonicalCsv.QUOTE) {
        out = Swar.copy(bytes, p, end, out);
      } else if (end != p) {
        return NOT_TAKEN; // a quote in a field without quotes
      } else {
        quotes = true;
        boolean needsQuotes = false;
        int closing = found[n];
        while (bytes[closing] != CanonicalCsv.QUOTE || bytes[closing + 1] == CanonicalCsv.QUOTE) {
          byte inside = bytes[closing];
          if (inside == 0) {
            return NOT_TAKEN;
          }
          needsQuotes |= CanonicalCsv.isSpecial(inside);
          inner += inside == CanonicalCsv.LINE_FEED ? 1 : 0;
          n += inside == CanonicalCsv.QUOTE ? 2 : 1;
          if (n > last) {
            return MORE_PLACES;
          }
          closing = found[n];
        }
        end = found[n + 1];
        if (end != closing + 1) {
          return NOT_TAKEN; // text behind the closing quote
        }
        n += 2;
        boolean keepsQuotes = needsQuotes || closing == p + 1;
        out = keepsQuotes ? Swar.copy(bytes, p, end, out) : Swar.copy(bytes, p + 1, closing, out);
      }
      bounds[first + column] = out;
      if (column < columns) {
        if (bytes[end] != CanonicalCsv.DELIMITER) {
          return NOT_TAKEN;
        }
        bytes[out++] = CanonicalCsv.DELIMITER;
      }
      p = end + 1;
    }
    places = n - index.next();
    lineFeeds = inner + 1;
    hasQuotes = quotes;
    return endRow(bytes, from, p - 1);
  }

  private int endRow(byte[] bytes, int from, int end) {
    recordEnd = end;
    int lineEnd = end;
    if (bytes[end] == CanonicalCsv.CARRIAGE_RETURN) {
      lineEnd++;
      places++;
    }
    return bytes[lineEnd] == CanonicalCsv.LINE_FEED && end != from ? lineEnd + 1 : NOT_TAKEN;
  }
}

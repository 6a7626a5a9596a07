package dev.citizens.csv;

import static dev.citizens.csv.CanonicalCsv.CARRIAGE_RETURN;
import static dev.citizens.csv.CanonicalCsv.LINE_FEED;
import static dev.citizens.csv.CanonicalCsv.QUOTE;

/**
 * Finds the fields of one record in a buffer.
 *
 * <p>Where a record ends is defined by {@link RecordStates}, for malformed ones too, so that this
 * class and {@link BoundaryTrace} always agree.
 */
final class RecordParser {
  /** What {@link #parse} returns when the record's end is not in the buffer. */
  static final int INCOMPLETE = -1;

  private static final long LINE_FEEDS = Swar.broadcast(LINE_FEED);
  private static final long QUOTES = Swar.broadcast(QUOTE);
  private static final long NULS = 0;

  private final int columns;
  private final long delimiters;
  private final boolean emptyLinesAreRows;
  private final int[] starts;
  private final int[] ends;
  private final boolean[] quoted;
  private BadRowReason badReason;
  private int fields;
  private int recordStart;
  private int recordEnd;

  RecordParser(int columns, CsvDialect dialect) {
    this.columns = columns;
    this.delimiters = Swar.broadcast(dialect.delimiter());
    this.emptyLinesAreRows = dialect.emptyLinesAreRows();
    this.starts = new int[columns];
    this.ends = new int[columns];
    this.quoted = new boolean[columns];
  }

  /** Where the record that was parsed last ends, without its line end. */
  int recordEnd() {
    return recordEnd;
  }

  /** How many fields the record has that was parsed last. */
  int fields() {
    return fields;
  }

  /** Why the record that was parsed last is not a row; null if it is one. */
  BadRowReason badReason() {
    return badReason;
  }

  /** Whether the record that was parsed last is an empty line, which is no row. */
  boolean blank() {
    return recordStart == recordEnd && !emptyLinesAreRows;
  }

  /**
   * Appends the row that was parsed last, in canonical form, to the buffer that it stands in.
   *
   * @param bounds receives the place before the row and the end of each field, from {@code next} on
   */
  void appendRow(ByteSink buffer, int[] bounds, int next) {
    bounds[next] = buffer.length() - 1;
    for (int i = 0; i < columns; i++) {
      if (i > 0) {
        buffer.append(CanonicalCsv.DELIMITER);
      }
      CanonicalCsv.appendField(buffer, buffer.array(), starts[i], ends[i], quoted[i]);
      bounds[next + 1 + i] = buffer.length();
    }
  }

  /**
   * Parses the record that starts at {@code from}.
   *
   * <p>Whether its bytes are UTF-8 is not looked at.
   *
   * @param limit end of the bytes in the buffer; {@link Swar#PADDING_BYTES} more are readable
   * @param last whether the file ends at {@code limit}
   * @return the place behind the record's line end, or {@link #INCOMPLETE}
   */
  int parse(byte[] buffer, int from, int limit, boolean last) {
    badReason = null;
    fields = 0;
    recordStart = from;
    int p = from;
    while (true) {
      boolean inQuotes = p < limit && buffer[p] == QUOTE;
      int end = inQuotes ? endOfQuoted(buffer, p, limit, last) : endOfText(buffer, p, limit);
      if (end == INCOMPLETE || (end == limit && !last)) {
        return INCOMPLETE;
      }
      boolean atLineEnd = end == limit || buffer[end] == LINE_FEED;
      int fieldEnd = atLineEnd ? withoutCarriageReturn(buffer, p, end) : end;
      addField(p, fieldEnd, inQuotes);
      if (atLineEnd) {
        recordEnd = fieldEnd;
        checkNumberOfFields();
        checkNul(buffer);
        return Math.min(end + 1, limit);
      }
      p = end + 1;
    }
  }

  /** The next delimiter or line feed, or limit; a quote on the way is stray. */
  private int endOfText(byte[] buffer, int from, int limit) {
    int p = Swar.indexOfAny(buffer, from, limit, delimiters, LINE_FEEDS, QUOTES);
    while (p < limit && buffer[p] == QUOTE) {
      bad(BadRowReason.STRAY_QUOTE);
      p = Swar.indexOfAny(buffer, p + 1, limit, delimiters, LINE_FEEDS, QUOTES);
    }
    return p;
  }

  private int endOfQuoted(byte[] buffer, int from, int limit, boolean last) {
    int p = from + 1;
    while (true) {
      p = Swar.indexOf(buffer, p, limit, QUOTES);
      if (p == limit) {
        bad(BadRowReason.UNCLOSED_QUOTE);
        return last ? limit : INCOMPLETE;
      }
      if (p + 1 == limit || buffer[p + 1] != QUOTE) {
        break;
      }
      p += 2;
    }
    int end = Swar.indexOfAny(buffer, p + 1, limit, delimiters, LINE_FEEDS, LINE_FEEDS);
    int expected = p + 1;
    boolean lineEnd = end == limit || buffer[end] == LINE_FEED;
    if (lineEnd && end == expected + 1 && buffer[expected] == CARRIAGE_RETURN) {
      expected++;
    }
    if (end != expected) {
      bad(BadRowReason.TEXT_AFTER_QUOTE);
    }
    return end;
  }

  private static int withoutCarriageReturn(byte[] buffer, int from, int end) {
    return end > from && buffer[end - 1] == CARRIAGE_RETURN ? end - 1 : end;
  }

  private void addField(int start, int end, boolean inQuotes) {
    if (fields < columns) {
      starts[fields] = start;
      ends[fields] = end;
      quoted[fields] = inQuotes;
    }
    fields++;
  }

  private void bad(BadRowReason reason) {
    if (badReason == null) {
      badReason = reason;
    }
  }

  private void checkNumberOfFields() {
    if (fields < columns) {
      bad(BadRowReason.TOO_FEW_FIELDS);
    } else if (fields > columns) {
      bad(BadRowReason.TOO_MANY_FIELDS);
    }
  }

  private void checkNul(byte[] buffer) {
    if (badReason == null && Swar.indexOf(buffer, recordStart, recordEnd, NULS) < recordEnd) {
      bad(BadRowReason.NUL_CHARACTER);
    }
  }
}

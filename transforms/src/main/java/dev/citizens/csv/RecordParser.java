package dev.citizens.csv;

import static dev.citizens.csv.CanonicalCsv.CARRIAGE_RETURN;
import static dev.citizens.csv.CanonicalCsv.DELIMITER;
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

  private static final long DELIMITERS = Swar.broadcast(DELIMITER);
  private static final long LINE_FEEDS = Swar.broadcast(LINE_FEED);
  private static final long QUOTES = Swar.broadcast(QUOTE);
  private static final long CARRIAGE_RETURNS = Swar.broadcast(CARRIAGE_RETURN);

  final CsvRow row;
  private BadRowReason badReason;
  private int fields;
  private boolean anyQuoted;

  RecordParser(int columns) {
    row = new CsvRow(columns);
  }

  /** Why the record that was parsed last is not a row; null if it is one. */
  BadRowReason badReason() {
    return badReason;
  }

  /** Whether the record that was parsed last has no bytes but its line end. */
  boolean blank() {
    return row.from == row.to;
  }

  /**
   * Parses the record that starts at {@code from}.
   *
   * @param limit end of the bytes in the buffer; {@link Swar#PADDING_BYTES} more are readable
   * @param last whether the file ends at {@code limit}
   * @return the place behind the record's line end, or {@link #INCOMPLETE}
   */
  int parse(byte[] buffer, int from, int limit, boolean last) {
    badReason = null;
    fields = 0;
    anyQuoted = false;
    row.buffer = buffer;
    row.from = from;
    row.number++;
    int p = from;
    while (true) {
      boolean quoted = p < limit && buffer[p] == QUOTE;
      int end = quoted ? endOfQuoted(buffer, p, limit, last) : endOfText(buffer, p, limit);
      if (end == INCOMPLETE || (end == limit && !last)) {
        return INCOMPLETE;
      }
      boolean atLineEnd = end == limit || buffer[end] == LINE_FEED;
      int fieldEnd = atLineEnd ? withoutCarriageReturn(buffer, p, end) : end;
      addField(p, fieldEnd, quoted);
      if (atLineEnd) {
        row.to = fieldEnd;
        finish();
        return Math.min(end + 1, limit);
      }
      p = end + 1;
    }
  }

  /** The next delimiter or line feed, or limit; a quote on the way is stray. */
  private int endOfText(byte[] buffer, int from, int limit) {
    int p = Swar.indexOfAny(buffer, from, limit, DELIMITERS, LINE_FEEDS, QUOTES);
    while (p < limit && buffer[p] == QUOTE) {
      bad(BadRowReason.STRAY_QUOTE);
      p = Swar.indexOfAny(buffer, p + 1, limit, DELIMITERS, LINE_FEEDS, QUOTES);
    }
    return p;
  }

  private int endOfQuoted(byte[] buffer, int from, int limit, boolean last) {
    anyQuoted = true;
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
    int end = Swar.indexOfAny(buffer, p + 1, limit, DELIMITERS, LINE_FEEDS, LINE_FEEDS);
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

  private void addField(int start, int end, boolean quoted) {
    if (fields < row.columns()) {
      row.starts[fields] = start;
      row.ends[fields] = end;
      row.quoted[fields] = quoted;
    }
    fields++;
  }

  private void bad(BadRowReason reason) {
    if (badReason == null) {
      badReason = reason;
    }
  }

  private void finish() {
    if (fields < row.columns()) {
      bad(BadRowReason.TOO_FEW_FIELDS);
    } else if (fields > row.columns()) {
      bad(BadRowReason.TOO_MANY_FIELDS);
    }
    boolean clean = Swar.isAsciiWithout(row.buffer, row.from, row.to, CARRIAGE_RETURNS);
    row.plain = clean && !anyQuoted;
    if (!clean) {
      finishUnclean();
    }
  }

  private void finishUnclean() {
    if (!Utf8.isValid(row.buffer, row.from, row.to)) {
      bad(BadRowReason.NOT_UTF8);
    }
    boolean noCarriageReturn =
        Swar.indexOf(row.buffer, row.from, row.to, CARRIAGE_RETURNS) == row.to;
    row.plain = noCarriageReturn && !anyQuoted;
  }
}

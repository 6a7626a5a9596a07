package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Rows that no reader should accept, spread evenly through the good ones; their ids follow the good
 * ones'. No quote stays open, so a reader can go on with the next row.
 */
record BadRows(long count, long goodRows) {
  private static final byte[][] KINDS = {
    ",only two\n".getBytes(US_ASCII),
    ",Anna French,1990-01-01,Rome,Italy,x,y\n".getBytes(US_ASCII),
    ",\"ab\"c,1990-01-01,Rome,Italy\n".getBytes(US_ASCII),
  };

  /** The number, from 0, of the first bad row that stands at or after the good row {@code id}. */
  long firstAt(long id) {
    long low = 0;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (followingId(middle) < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The id of the good row before which a bad row stands; 0 after the last bad row. */
  long followingId(long number) {
    // Exact for 10^12 rows, where a product of two longs would overflow.
    return number < count ? 1 + (long) ((number + 0.5) / count * goodRows) : 0;
  }

  void append(long number, RowBuffer out) {
    out.append(goodRows + 1 + number).append(KINDS[(int) (number % KINDS.length)]);
  }
}

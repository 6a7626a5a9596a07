package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts rows by their last column in the plain way: a loop over the bytes, one at a time, with a
 * flag for quotes and a table of the values that were seen.
 *
 * <p>Right for every well-formed file (RFC 4180) whose last column holds no quotes but around it.
 */
final class ByteLoopCount {
  private static final int SLOTS = 1 << 12; // many more than there are countries

  private final int columns;
  private final byte[][] values = new byte[SLOTS][];
  private final long[] rows = new long[SLOTS];

  ByteLoopCount(int columns) {
    this.columns = columns;
  }

  /** The rows of each value; reused by the next call. */
  long[] count(byte[] file) {
    Arrays.fill(values, null);
    Arrays.fill(rows, 0);
    boolean inQuotes = false;
    int column = 0;
    int fieldStart = 0;
    for (int i = 0; i < file.length; i++) {
      byte b = file[i];
      if (b == '"') {
        inQuotes = !inQuotes;
      } else if (b == ',' && !inQuotes) {
        column++;
        fieldStart = i + 1;
      } else if (b == '\n' && !inQuotes) {
        if (column == columns - 1) {
          add(file, fieldStart, i);
        }
        column = 0;
        fieldStart = i + 1;
      }
    }
    return rows;
  }

  /** What {@link #count} counted, as text. */
  Map<String, Long> byName() {
    Map<String, Long> byName = new HashMap<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      if (values[slot] != null) {
        byName.put(new String(values[slot], UTF_8), rows[slot]);
      }
    }
    return byName;
  }

  private void add(byte[] file, int start, int end) {
    int from = start;
    int to = end;
    if (to > from && file[to - 1] == '\r') {
      to--;
    }
    if (to > from && file[from] == '"') {
      from++;
      to--;
    }
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + file[i];
    }
    int slot = hash & SLOTS - 1;
    while (values[slot] != null
        && !Arrays.equals(values[slot], 0, values[slot].length, file, from, to)) {
      slot = slot + 1 & SLOTS - 1;
    }
    if (values[slot] == null) {
      values[slot] = Arrays.copyOfRange(file, from, to);
    }
    rows[slot]++;
  }
}

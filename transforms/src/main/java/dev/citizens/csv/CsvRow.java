package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One row as a view of the scanner's buffer: no bytes are copied. Reused for the next row.
 *
 * <p>Fields are {@code buffer[start(i), end(i))}, with their quotes where {@link #quoted(int)}.
 */
public final class CsvRow {
  byte[] buffer = {};
  final int[] starts;
  final int[] ends;
  final boolean[] quoted;

  /** Without quotes and carriage returns, so that the row stands in the file in canonical form. */
  boolean plain;

  int from;
  long number;
  int to;
  private final ByteSink canonical = new ByteSink(256);

  CsvRow(int columns) {
    starts = new int[columns];
    ends = new int[columns];
    quoted = new boolean[columns];
  }

  public int columns() {
    return starts.length;
  }

  public byte[] buffer() {
    return buffer;
  }

  /** Differs from that of the row before, so that what was computed for a row can be kept. */
  public long number() {
    return number;
  }

  /** Where the row starts in the buffer. */
  public int rowStart() {
    return from;
  }

  /** Where the row ends in the buffer, without its line end. */
  public int rowEnd() {
    return to;
  }

  public int start(int column) {
    return starts[column];
  }

  public int end(int column) {
    return ends[column];
  }

  public boolean quoted(int column) {
    return quoted[column];
  }

  /** Whether the field is NULL: empty, and not in quotes. */
  public boolean isNull(int column) {
    return starts[column] == ends[column];
  }

  /** The row's fingerprint, from its canonical form. */
  public Fingerprint fingerprint() {
    if (plain) {
      return Fingerprint.of(buffer, from, to);
    }
    canonical.clear();
    for (int i = 0; i < columns(); i++) {
      if (i > 0) {
        canonical.append(CanonicalCsv.DELIMITER);
      }
      appendCanonical(i, canonical);
    }
    return Fingerprint.of(canonical.array(), 0, canonical.length());
  }

  /** Appends the field in its canonical form. */
  public void appendCanonical(int column, ByteSink out) {
    if (plain) {
      out.append(buffer, starts[column], ends[column]);
    } else {
      CanonicalCsv.appendField(out, buffer, starts[column], ends[column], quoted[column]);
    }
  }

  /** The field's value, decoded; null for NULL. For results and messages, not for every row. */
  public String text(int column) {
    if (isNull(column)) {
      return null;
    }
    int from = starts[column];
    int to = ends[column];
    return quoted[column]
        ? new String(buffer, from + 1, to - from - 2, UTF_8).replace("\"\"", "\"")
        : new String(buffer, from, to - from, UTF_8);
  }
}

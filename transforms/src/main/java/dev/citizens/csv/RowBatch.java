package dev.citizens.csv;

import java.util.Arrays;

/**
 * Consecutive records of a CSV file, as views of the scanner's buffer. Reused for the next ones.
 *
 * <p>Each row stands in the buffer in canonical form ({@link CanonicalCsv}), without its line end;
 * where the file has it so, which is nearly always, no byte is copied. {@link #PADDING_BYTES}
 * behind a field are readable, so that it can be read a {@code long} at a time.
 *
 * <p>A batch comes with records that are not rows among the others, and a check may {@link #reject}
 * more. {@link #dropRejected} leaves the rows that are accepted. A row whose values have other
 * spellings than the canonical ones is written anew behind the others ({@link #startAnew}).
 */
public final class RowBatch {
  /** Few enough that what is noted of the rows stays in the processor's cache. */
  public static final int MAX_ROWS = 1024;

  /** How many bytes behind a field are readable, whatever they are. */
  public static final int PADDING_BYTES = 64;

  /** Where a column is expected: the reason is that of the whole record. */
  public static final int NO_COLUMN = -1;

  private final int columns;

  /**
   * Per row: the place before it, then the end of each field, which is the place before the next.
   */
  private final int[] bounds;

  private final int[] recordStarts = new int[MAX_ROWS];
  private final int[] recordEnds = new int[MAX_ROWS];
  private final BadRowReason[] reasons = new BadRowReason[MAX_ROWS];
  private final int[] rejectedColumns = new int[MAX_ROWS];
  private final int[] anew; // bounds of the row that is written anew
  private ByteSink sink; // what the buffer is the array of
  private byte[] buffer = {};
  private long bufferOffset;
  private int firstStart; // where the first record starts in the buffer
  private long lineEnds; // of the scan, before it
  private int size;
  private int rejected;
  private int written; // fields of the row that is written anew
  private int longestRewritten;
  private Extent tooLong; // of the only record, if it is that
  private long number;

  RowBatch(int columns) {
    this.columns = columns;
    this.bounds = new int[MAX_ROWS * (columns + 1)];
    this.anew = new int[columns + 1];
  }

  public int columns() {
    return columns;
  }

  /** How many records there are, rejected ones included. */
  public int size() {
    return size;
  }

  /** Differs from that of the rows before, so that what was computed for these can be kept. */
  public long number() {
    return number;
  }

  /** Holds the rows and more; may be another array for the next batch. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the field starts in the buffer. */
  public int start(int row, int column) {
    return bounds[row * (columns + 1) + column] + 1;
  }

  /** Where the field ends in the buffer. */
  public int end(int row, int column) {
    return bounds[row * (columns + 1) + column + 1];
  }

  /** Where the row, in canonical form, starts in the buffer. */
  public int rowStart(int row) {
    return start(row, 0);
  }

  /** Where the row, in canonical form, ends in the buffer. */
  public int rowEnd(int row) {
    return end(row, columns - 1);
  }

  /** Whether the field is NULL: empty, and not in quotes. */
  public boolean isNull(int row, int column) {
    return start(row, column) == end(row, column);
  }

  /** The field's value, decoded; null for NULL. For results and messages, not for every row. */
  public String text(int row, int column) {
    return CanonicalCsv.decode(buffer, start(row, column), end(row, column));
  }

  /** Where the record starts in the file. */
  public long offset(int row) {
    return bufferOffset + recordStarts[row];
  }

  /** Where the record, as it stands in the file, starts in the buffer. */
  public int recordStart(int row) {
    return recordStarts[row];
  }

  /**
   * Where the record, as it stands in the file, ends in the buffer, without its line end; of a
   * record that is too long, only the beginning is there.
   */
  public int recordEnd(int row) {
    return recordEnds[row];
  }

  /** How much of the file the record takes. Counts its lines, so not for every row. */
  public Extent extent(int row) {
    if (tooLong != null) {
      return tooLong;
    }
    int from = recordStarts[row];
    int to = recordEnds[row];
    return Extent.ofRecord(offset(row), lines(from, to), to - from);
  }

  /**
   * A line feed ends a line, so CRLF does too; one at the end of {@code [from, to)} begins none.
   */
  private long lines(int from, int to) {
    long lines = 1;
    for (int p = from; p < to - 1; p++) {
      if (buffer[p] == CanonicalCsv.LINE_FEED) {
        lines++;
      }
    }
    return lines;
  }

  /**
   * How many line ends stand between the place where the scan began and the record. Counts some, so
   * not for every row.
   */
  public long lineEndsBefore(int row) {
    return lineEnds + LineEnds.count(buffer, firstStart, recordStarts[row]);
  }

  /** The length in bytes of the longest record that may be a row of more than one line. */
  public int longestRewritten() {
    return longestRewritten;
  }

  /** Whether any record is rejected. */
  public boolean anyRejected() {
    return rejected > 0;
  }

  /** Why the record is not accepted; null if it is. */
  public BadRowReason reason(int row) {
    return rejected > 0 ? reasons[row] : null;
  }

  /** Whether the row is well-formed UTF-8: one that is rejected need not be. Not for every row. */
  public boolean isUtf8(int row) {
    return Utf8.isValid(buffer, rowStart(row), rowEnd(row));
  }

  /** The column whose value is the reason, from 0; -1 if the reason is none of a column. */
  public int rejectedColumn(int row) {
    return rejectedColumns[row];
  }

  /** Marks a record as not accepted; the first reason stays. */
  public void reject(int row, BadRowReason reason) {
    reject(row, reason, NO_COLUMN);
  }

  /** The same because of the value in a column. */
  public void reject(int row, BadRowReason reason, int column) {
    if (reasons[row] == null) {
      reasons[row] = reason;
      rejectedColumns[row] = column;
      rejected++;
    }
  }

  /** Begins to write a row anew; its fields are appended to what is returned. */
  public ByteSink startAnew() {
    written = 0;
    anew[0] = sink.length() - 1;
    return sink;
  }

  /** Ends a field of the row that is written anew. */
  public void endField() {
    written++;
    anew[written] = sink.length();
    if (written < columns) {
      sink.append(CanonicalCsv.DELIMITER);
    }
  }

  /** Puts the row that was written anew, all of its fields, in the place of another. */
  public void replace(int row) {
    System.arraycopy(anew, 0, bounds, row * (columns + 1), columns + 1);
    buffer = sink.array(); // it may have grown, and holds the other rows too
  }

  /** Removes the rejected records; the others move up. */
  public void dropRejected() {
    if (rejected == 0) {
      return;
    }
    boolean[] isKept = new boolean[size];
    for (int row = 0; row < size; row++) {
      isKept[row] = reasons[row] == null;
    }
    keep(isKept);
  }

  /**
   * Removes all other records; those that are kept move up, rejected ones with their reason. What
   * was computed for the batch before is of no use any more.
   *
   * @param isKept of each record
   */
  public void keep(boolean[] isKept) {
    int stride = columns + 1;
    int kept = 0;
    rejected = 0;
    for (int row = 0; row < size; row++) {
      if (isKept[row]) {
        System.arraycopy(bounds, row * stride, bounds, kept * stride, stride);
        recordStarts[kept] = recordStarts[row];
        recordEnds[kept] = recordEnds[row];
        reasons[kept] = reasons[row];
        rejectedColumns[kept] = rejectedColumns[row];
        rejected += reasons[row] == null ? 0 : 1;
        kept++;
      }
    }
    Arrays.fill(reasons, kept, size, null);
    size = kept;
    number++;
  }

  /** Empties the batch. */
  void restart() {
    if (rejected > 0) {
      Arrays.fill(reasons, 0, size, null);
    }
    size = 0;
    rejected = 0;
    longestRewritten = 0;
    tooLong = null;
    number++;
  }

  /**
   * Makes the records those of a buffer, and rejects those that are not UTF-8.
   *
   * @param newSink holds the rows; rows that are written anew come behind them
   * @param newBufferOffset of the buffer's first byte in the file
   * @param newLineEnds of the scan, before the first record
   */
  void complete(ByteSink newSink, long newBufferOffset, long newLineEnds) {
    sink = newSink;
    buffer = sink.array();
    bufferOffset = newBufferOffset;
    firstStart = recordStarts[0];
    lineEnds = newLineEnds;
    // Line ends are ASCII, so the records are UTF-8 if and only if all that they span is.
    if (!Utf8.isValid(buffer, recordStarts[0], recordEnds[size - 1])) {
      for (int row = 0; row < size; row++) {
        if (!Utf8.isValid(buffer, recordStarts[row], recordEnds[row])) {
          reject(row, BadRowReason.NOT_UTF8);
        }
      }
    }
  }

  boolean isFull() {
    return size == MAX_ROWS;
  }

  /** The bounds of the next row, to be filled in from {@link #nextBounds()} on. */
  int[] bounds() {
    return bounds;
  }

  int nextBounds() {
    return size * (columns + 1);
  }

  /** Adds the record {@code buffer[from, to)}, whose bounds have been filled in. */
  void add(int from, int to) {
    recordStarts[size] = from;
    recordEnds[size] = to;
    size++;
  }

  /** Adds a record as {@link #add} does, whose row has been rewritten and may have line ends. */
  void addRewritten(int from, int to) {
    longestRewritten = Math.max(longestRewritten, to - from);
    add(from, to);
  }

  /** Adds the one record of which the buffer holds only the beginning, {@code buffer[0, to)}. */
  void addTooLong(int to, Extent whole) {
    addRejected(0, to, BadRowReason.TOO_LONG);
    tooLong = whole;
  }

  /** Adds the record {@code buffer[from, to)}, which is no row: all its fields are NULL. */
  void addRejected(int from, int to, BadRowReason reason) {
    Arrays.fill(bounds, nextBounds(), nextBounds() + columns + 1, from);
    reject(size, reason);
    add(from, to);
  }
}

package dev.citizens.csv;

/**
 * Makes batches of rows whose fields are written one behind the other, in canonical form, by
 * whoever has them from elsewhere than a file. The batch is reused for the next rows. Not
 * thread-safe.
 */
public final class BatchBuilder {
  private static final long NULS = Swar.broadcast((byte) 0);

  private final ByteSink sink;
  private final RowBatch batch;
  private int rowStart;
  private int fields; // of the row that is written

  /**
   * A builder of rows with so many columns.
   *
   * @param bytes for which there is room from the beginning
   */
  public BatchBuilder(int columns, int bytes) {
    this.sink = new ByteSink(bytes);
    this.batch = new RowBatch(columns);
    restart();
  }

  /** Forgets all rows. */
  public void restart() {
    sink.clear();
    batch.restart();
  }

  /** Begins a row. */
  public void startRow() {
    rowStart = sink.length();
    fields = 0;
    batch.bounds()[batch.nextBounds()] = rowStart - 1;
  }

  /** Where the next field of the row is written: nothing of it for NULL. */
  public ByteSink field() {
    if (fields > 0) {
      sink.append(CanonicalCsv.DELIMITER);
    }
    return sink;
  }

  /** Ends the field. */
  public void endField() {
    fields++;
    batch.bounds()[batch.nextBounds() + fields] = sink.length();
  }

  /** Ends the row, all of whose fields have been written. */
  public void endRow() {
    batch.add(rowStart, sink.length());
    if (sink.length() - rowStart >= CsvScanner.MAX_RECORD_BYTES) {
      reject(BadRowReason.TOO_LONG, RowBatch.NO_COLUMN);
    }
    // A character that is cut at the end of a row does not go on in the next one.
    sink.append(CanonicalCsv.LINE_FEED);
  }

  /** Marks the row that was ended last as not accepted; the first reason stays. */
  public void reject(BadRowReason reason, int column) {
    batch.reject(batch.size() - 1, reason, column);
  }

  /** How many rows there are. */
  public int rows() {
    return batch.size();
  }

  /** How many bytes they take. */
  public int bytes() {
    return sink.length();
  }

  /** Whether there is no room for another row. */
  public boolean isFull() {
    return batch.isFull();
  }

  /**
   * The rows, of which there is at least one, until the next one begins. Those that are no UTF-8,
   * or have the character U+0000, are rejected.
   */
  public RowBatch complete() {
    batch.complete(sink, 0, 0);
    if (Swar.indexOf(sink.array(), 0, sink.length(), NULS) < sink.length()) {
      for (int row = 0; row < batch.size(); row++) {
        rejectNuls(row);
      }
    }
    return batch;
  }

  private void rejectNuls(int row) {
    for (int column = 0; column < batch.columns(); column++) {
      int end = batch.end(row, column);
      if (Swar.indexOf(sink.array(), batch.start(row, column), end, NULS) < end) {
        batch.reject(row, BadRowReason.NUL_CHARACTER, column);
      }
    }
  }
}

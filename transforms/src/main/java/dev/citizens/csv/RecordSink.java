package dev.citizens.csv;

import java.io.IOException;

/** Receives the records of a CSV file, in the order of the file. */
public interface RecordSink {
  /**
   * Takes a well-formed row.
   *
   * @param offset of its first byte in the file
   * @param row reused, as its buffer is: valid during this call only
   */
  void row(long offset, CsvRow row) throws IOException;

  /**
   * Takes a record that is not a row.
   *
   * @param offset of its first byte in the file
   * @param buffer holds the record's bytes in {@code [from, to)}, without the line end, during this
   *     call only; of a record that is too long, only the beginning
   */
  void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to) throws IOException;
}

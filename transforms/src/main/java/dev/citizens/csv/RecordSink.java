package dev.citizens.csv;

import java.io.IOException;

/** Receives the records of a CSV file, in the order of the file. */
@FunctionalInterface
public interface RecordSink {
  /**
   * Takes the next records, malformed ones among them.
   *
   * @param batch reused, as its buffer is: valid during this call only
   */
  void accept(RowBatch batch) throws IOException;
}

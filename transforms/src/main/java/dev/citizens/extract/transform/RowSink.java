package dev.citizens.extract.transform;

import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowBatch;
import java.io.IOException;

/** Takes what a transform makes of rows. */
public interface RowSink {
  /** Where the next row is written, in canonical CSV. */
  ByteSink csv();

  /**
   * The row that has been written is whole.
   *
   * @param start where it begins
   */
  void endRow(int start) throws IOException;

  /**
   * A row that cannot be written.
   *
   * @param column whose value is the reason; empty if it is all of the row
   */
  void reject(RowBatch batch, int row, String column, BadRowReason reason) throws IOException;
}

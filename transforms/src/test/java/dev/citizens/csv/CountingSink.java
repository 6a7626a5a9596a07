package dev.citizens.csv;

/** Counts what it gets. */
final class CountingSink implements RecordSink {
  int rows;
  int badRows;

  @Override
  public void accept(RowBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.reason(row) == null) {
        rows++;
      } else {
        badRows++;
      }
    }
  }
}

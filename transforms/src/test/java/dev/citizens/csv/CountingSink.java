package dev.citizens.csv;

/** Counts what it gets. */
final class CountingSink implements RecordSink {
  int rows;
  int badRows;

  @Override
  public void row(long offset, CsvRow row) {
    rows++;
  }

  @Override
  public void badRow(long offset, BadRowReason reason, byte[] buffer, int from, int to) {
    badRows++;
  }
}

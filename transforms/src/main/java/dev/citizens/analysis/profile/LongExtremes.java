package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The smallest and the largest of some whole numbers. */
final class LongExtremes implements Extremes {
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;

  void add(long number) {
    min = Math.min(min, number);
    max = Math.max(max, number);
  }

  @Override
  public void merge(DataInput in) throws IOException {
    min = Math.min(min, in.readLong());
    max = Math.max(max, in.readLong());
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(min);
    out.writeLong(max);
  }

  @Override
  public void appendMin(ByteSink out) {
    append(min, out);
  }

  @Override
  public void appendMax(ByteSink out) {
    append(max, out);
  }

  private void append(long number, ByteSink out) {
    if (min <= max) { // else there was none
      out.append(Long.toString(number));
    }
  }
}

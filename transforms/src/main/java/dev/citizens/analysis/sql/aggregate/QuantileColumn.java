package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.sql.vector.Vector;
import dev.citizens.sql.tree.Aggregate;
import dev.citizens.sql.tree.Literal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * About the number that a share of all numbers do not exceed: one that was seen. Exact for up to
 * {@link ValueHistogram#MOST_BUCKETS} different values.
 */
final class QuantileColumn extends AggregateColumn {
  private final double share;
  private ValueHistogram[] histograms = new ValueHistogram[1];
  private long buckets;

  private QuantileColumn(double share) {
    this.share = share;
  }

  /** A column of {@code approx_quantile(x, share)}, where x is a double. */
  static QuantileColumn share(Aggregate aggregate) {
    Number share = (Number) ((Literal) aggregate.arguments().get(1)).value();
    return new QuantileColumn(share.doubleValue());
  }

  @Override
  public void ensure(int groups) {
    if (groups > histograms.length) {
      histograms = Arrays.copyOf(histograms, Math.max(groups, 2 * histograms.length));
    }
  }

  @Override
  public void add(Vector argument, int[] rows, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (argument.states()[row] == Vector.VALUE) {
        add(groups[i], ValueHistogram.ordered(argument.doubles()[row] + 0.0), 1);
      }
    }
  }

  private void add(int group, long value, long count) {
    if (histograms[group] == null) {
      histograms[group] = new ValueHistogram();
    }
    int before = histograms[group].size();
    histograms[group].add(value, count);
    buckets += histograms[group].size() - before;
  }

  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    out.writeBoolean(histograms[group] != null);
    if (histograms[group] != null) {
      histograms[group].writeTo(out);
    }
  }

  @Override
  public void merge(int group, DataInput in) throws IOException {
    if (in.readBoolean()) {
      if (histograms[group] == null) {
        histograms[group] = new ValueHistogram();
      }
      int before = histograms[group].size();
      histograms[group].merge(in);
      buckets += histograms[group].size() - before;
    }
  }

  @Override
  public void result(int group, Vector values, int row) {
    if (histograms[group] == null) {
      values.setNull(row);
      return;
    }
    values.setDouble(row, ValueHistogram.doubleOf(histograms[group].quantile(share)));
  }

  @Override
  public long bytesUsed() {
    return 4L * histograms.length + buckets * ValueHistogram.BUCKET_BYTES;
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Writable;
import dev.citizens.analysis.sql.aggregate.DistinctValues;
import dev.citizens.csv.ByteSink;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A partition's share of what a feed has learnt, to be written as {@link GroupShares} reads it:
 * some groups with their aggregates, and of any group some of its different values.
 *
 * @param groups those whose other aggregates are in this partition
 * @param pairs for each of {@code values} the pairs of group and value, by group
 */
record ShareSlice(
    GroupSlice groups, GroupNames keys, List<DistinctValues> values, List<long[]> pairs)
    implements Writable {
  @Override
  public void writeTo(DataOutput out) throws IOException {
    groups.writeTo(out);
    for (int i = 0; i < pairs.size(); i++) {
      write(values.get(i), pairs.get(i), out);
    }
  }

  private void write(DistinctValues column, long[] share, DataOutput out) throws IOException {
    ByteSink key = new ByteSink(256);
    int from = 0;
    while (from < share.length) {
      int to = from + 1;
      while (to < share.length && group(share, to) == group(share, from)) {
        to++;
      }
      out.writeBoolean(true);
      keys.write(group(share, from), key, out);
      column.writeValues(share, from, to, out);
      from = to;
    }
    out.writeBoolean(false);
  }

  private static int group(long[] share, int place) {
    return DistinctValues.group(share[place]);
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.Writable;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A partition's share of what a feed has learnt, to be written as {@link GroupShares} reads it:
 * some groups with their aggregates, and of any group some of its different values.
 *
 * @param groups those whose other aggregates are in this partition
 * @param pairs for each of {@code values} the share of this partition
 */
record ShareSlice(
    GroupSlice groups, GroupNames keys, List<DistinctPairs> values, List<long[]> pairs)
    implements Writable {
  @Override
  public void writeTo(DataOutput out) throws IOException {
    groups.writeTo(out);
    for (int i = 0; i < pairs.size(); i++) {
      values.get(i).write(pairs.get(i), keys, out);
    }
  }
}

package dev.citizens.analysis.sql.aggregate;

import dev.citizens.analysis.VarLong;
import dev.citizens.analysis.sql.ids.ValueIds;
import dev.citizens.csv.ColumnType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The different values of groups, merged from shares in which feeds have written them. */
public final class DistinctValues implements Accumulator {
  private final ValueIds values;
  private final PairSet pairs = new PairSet(); // of group and value
  private int[] counts = new int[1];

  DistinctValues(ColumnType type) {
    values = ValueIds.of(type);
  }

  @Override
  public void ensure(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  /** Begins to read what a share holds. */
  public Share share() {
    return new Share();
  }

  /** Writes how many values there are. */
  @Override
  public void writeTo(int group, DataOutput out) throws IOException {
    VarLong.write(counts[group], out);
  }

  /** The values of a share, each of which is there in full when it comes for the first time. */
  public final class Share {
    private int[] known = new int[16]; // the numbers of those that have come, by place from 1
    private int last;

    private Share() {}

    /** Adds the values of a group, which come next: how many, then these. */
    public void merge(int group, DataInput in) throws IOException {
      for (long left = VarLong.read(in); left > 0; left--) {
        int value = next(in);
        pairs.ensure(counts.length, values.size(), 1);
        counts[group] += pairs.add(group, value) ? 1 : 0;
      }
    }

    private int next(DataInput in) throws IOException {
      int place = (int) VarLong.read(in);
      if (place > 0) {
        return known[place];
      }
      last++;
      if (last == known.length) {
        known = Arrays.copyOf(known, 2 * last);
      }
      known[last] = values.read(in);
      return known[last];
    }
  }
}

package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.RowHash;
import java.io.DataOutput;
import java.io.IOException;

/** The keys of groups, which have numbers. */
@FunctionalInterface
interface GroupNames {
  /** Appends the keys of a group as a line of canonical CSV. */
  void appendTo(ByteSink out, int group);

  /** The hash of the keys of each group with a number below {@code groups}. */
  default long[] hashes(int groups) {
    ByteSink key = new ByteSink(256);
    long[] hashes = new long[groups];
    for (int group = 0; group < groups; group++) {
      key.clear();
      appendTo(key, group);
      hashes[group] = RowHash.hash(key.array(), 0, key.length(), 0);
    }
    return hashes;
  }

  /**
   * Writes the keys of a group: their length, then the line.
   *
   * @param buffer what it holds is replaced
   */
  default void write(int group, ByteSink buffer, DataOutput out) throws IOException {
    buffer.clear();
    appendTo(buffer, group);
    VarLong.write(buffer.length(), out);
    out.write(buffer.array(), 0, buffer.length());
  }
}

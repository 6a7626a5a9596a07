package dev.citizens.analysis.sql;

import dev.citizens.analysis.VarLong;
import dev.citizens.csv.ByteSink;
import java.io.DataOutput;
import java.io.IOException;

/** The keys of groups, which have numbers. */
@FunctionalInterface
interface GroupNames {
  /** Appends the keys of a group as a line of canonical CSV. */
  void appendTo(ByteSink out, int group);

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

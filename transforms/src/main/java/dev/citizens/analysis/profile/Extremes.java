package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The smallest and the largest of some values. */
interface Extremes {
  /** Merges what another one wrote. */
  void merge(DataInput in) throws IOException;

  void writeTo(DataOutput out) throws IOException;

  /** Appends the smallest value in canonical CSV; nothing if there was none. */
  void appendMin(ByteSink out);

  /** Appends the largest value in canonical CSV; nothing if there was none. */
  void appendMax(ByteSink out);
}

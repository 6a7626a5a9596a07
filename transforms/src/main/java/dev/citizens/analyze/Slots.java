package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import java.io.Serializable;
import java.util.List;

/**
 * The numbers under which partials meet: one for the totals, and some for each analysis, so that a
 * large table is merged by several workers, each with the groups whose hash falls to it.
 */
record Slots(List<Analysis> analyses) implements Serializable {
  static final int TOTALS = 0;

  /** Enough that an eighth of the largest table that a worker can hold is easy to merge. */
  static final int PARTITIONS = 8;

  int slot(int analysis, int partition) {
    return 1 + analysis * PARTITIONS + partition;
  }

  int analysisOf(int slot) {
    return (slot - 1) / PARTITIONS;
  }

  /** The partition of a group: its hash's top bits, since tables use the lower ones. */
  static int partitionOf(long hash) {
    return (int) (hash >>> 61);
  }
}

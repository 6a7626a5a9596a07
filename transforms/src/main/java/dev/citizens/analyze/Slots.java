package dev.citizens.analyze;

import dev.citizens.analysis.Analysis;
import dev.citizens.analysis.Partitions;
import java.io.Serializable;
import java.util.List;

/**
 * The numbers under which partials meet: one for the totals, and one for each partition of each
 * analysis, so that a large answer is merged by several workers.
 */
record Slots(List<Analysis> analyses) implements Serializable {
  static final int TOTALS = 0;

  int slot(int analysis, int partition) {
    return 1 + analysis * Partitions.COUNT + partition;
  }

  int analysisOf(int slot) {
    return (slot - 1) / Partitions.COUNT;
  }
}

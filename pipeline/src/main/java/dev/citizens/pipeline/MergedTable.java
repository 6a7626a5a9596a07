package dev.citizens.pipeline;

import dev.citizens.extract.WrittenRange;
import dev.citizens.lake.Increment;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What came of putting a table's changes into the rows of the day before.
 *
 * @param ranges all its rows, in order; null if it must be read in full
 * @param increment null if it must be
 * @param words what was done, or why it must be
 */
record MergedTable(
    @Nullable List<WrittenRange> ranges, @Nullable Increment increment, String words) {

  static MergedTable not(String reason) {
    return new MergedTable(null, null, reason);
  }

  boolean isWhole() {
    return ranges != null;
  }
}
